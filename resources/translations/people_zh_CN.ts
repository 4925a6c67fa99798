<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CurrentEntity</name>
    <message>
        <source>Comment</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Search the archive</source>
        <translation>在档案中搜索</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>PeoplePanel</name>
    <message>
        <source>Filter people</source>
        <translation>筛选人物</translation>
    </message>
    <message>
        <source>Filter people, organisations, places</source>
        <translation>筛选人物、机构、地点</translation>
    </message>
    <message>
        <source>In {n} other articles</source>
        <translation>另有 {n} 篇提到</translation>
    </message>
    <message>
        <source>No name matches the filter</source>
        <translation>没有符合筛选的名称</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>People, organisations, places and works</source>
        <translation>人物、机构、地点、作品</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>This article names nobody</source>
        <translation>文中没有提到人物、机构、地点或作品</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>作品</translation>
    </message>
    <message>
        <source>{name}, {count} mentions</source>
        <translation>{name}，{count} 处</translation>
    </message>
    <message>
        <source>¶ {n}</source>
        <translation>第 {n} 段</translation>
    </message>
    <message>
        <source>×{n}</source>
        <translation>{n} 处</translation>
    </message>
</context>
</TS>
