<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AuditPanel</name>
    <message>
        <source>Findings</source>
        <translation>疑点</translation>
    </message>
    <message>
        <source>Let it stand</source>
        <translation>不作疑点</translation>
    </message>
    <message>
        <source>Raise it again</source>
        <translation>重新列出</translation>
    </message>
    <message>
        <source>Show those let stand too</source>
        <translation>也显示不作疑点的</translation>
    </message>
    <message>
        <source>The numbers of this article agree with one another</source>
        <translation>这篇文章的数字没有互相矛盾之处</translation>
    </message>
    <message>
        <source>Why it may stand (optional)</source>
        <translation>说明理由（可不填）</translation>
    </message>
</context>
</TS>
