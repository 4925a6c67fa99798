<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CurrentEntity</name>
    <message>
        <source>Another one in this article…</source>
        <translation>本文指的是另一个…</translation>
    </message>
    <message>
        <source>Call “{name}” (empty: as articles do)</source>
        <translation>把“{name}”叫作（留空则依原文）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>In this article “{name}” is another one, called</source>
        <translation>本文的“{name}”是另一个，叫作</translation>
    </message>
    <message>
        <source>Is the same as…</source>
        <translation>与…是同一个</translation>
    </message>
    <message>
        <source>More for {name}</source>
        <translation>{name}的更多操作</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>改名…</translation>
    </message>
    <message>
        <source>Same as, rename, tell apart (M, R, D)</source>
        <translation>合并、改名、区分 (M、R、D)</translation>
    </message>
    <message>
        <source>Search the archive</source>
        <translation>在档案中搜索</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Take out “{name}”</source>
        <translation>拆出“{name}”</translation>
    </message>
    <message>
        <source>The archive has nothing of this kind called “{name}”</source>
        <translation>档案中没有这一类叫“{name}”的</translation>
    </message>
    <message>
        <source>“{name}” is the same as</source>
        <translation>“{name}”与下面这个是同一个</translation>
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
        <source>also {names}</source>
        <translation>又作 {names}</translation>
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
