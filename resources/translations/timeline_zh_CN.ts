<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Closer (+)</source>
        <translation>放大 (+)</translation>
    </message>
    <message>
        <source>Comments: {n}</source>
        <translation>批注 {n} 条</translation>
    </message>
    <message>
        <source>Farther (-)</source>
        <translation>缩小 (-)</translation>
    </message>
    <message>
        <source>Filter the timeline</source>
        <translation>筛选时间线</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>导语</translation>
    </message>
    <message>
        <source>No fact of this article has a date</source>
        <translation>文中的事实都没有写明时间</translation>
    </message>
    <message>
        <source>Nothing on the timeline matches the filter</source>
        <translation>时间线上没有符合筛选的内容</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>发表</translation>
    </message>
    <message>
        <source>Q{n}</source>
        <translation>问 {n}</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>存为 PNG…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>存为 SVG…</translation>
    </message>
    <message>
        <source>Save as a picture</source>
        <translation>存为图片</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>The whole timeline</source>
        <translation>时间线全貌</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Times without a date: {n}</source>
        <translation>另有 {n} 处时间无法定位</translation>
    </message>
    <message>
        <source>¶ {n}</source>
        <translation>第 {n} 段</translation>
    </message>
</context>
</TS>
