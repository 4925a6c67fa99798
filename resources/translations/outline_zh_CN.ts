<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>OutlinePanel</name>
    <message>
        <source>Filter outline</source>
        <translation>筛选提纲</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>导语</translation>
    </message>
    <message>
        <source>Nothing in the outline matches the filter</source>
        <translation>提纲里没有符合筛选的条目</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>提纲</translation>
    </message>
    <message>
        <source>Q{label}</source>
        <translation>问 {label}</translation>
    </message>
</context>
</TS>
