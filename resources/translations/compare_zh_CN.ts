<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CompareDesk</name>
    <message>
        <source>Revision {n}</source>
        <translation>修订 {n}</translation>
    </message>
    <message>
        <source>added {day}</source>
        <translation>{day} 导入</translation>
    </message>
</context>
<context>
    <name>CompareHead</name>
    <message>
        <source>Align</source>
        <translation>对齐</translation>
    </message>
    <message>
        <source>By paragraph</source>
        <translation>按段落</translation>
    </message>
    <message>
        <source>Close the comparison (Esc)</source>
        <translation>关闭对照（Esc）</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>自由</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>下一处差异</translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation>上一处差异</translation>
    </message>
</context>
<context>
    <name>ComparePane</name>
    <message>
        <source>1 difference</source>
        <translation>1 处差异</translation>
    </message>
    <message>
        <source>1 value differs</source>
        <translation>1 条取值不同</translation>
    </message>
    <message>
        <source>No differences</source>
        <translation>没有差异</translation>
    </message>
    <message>
        <source>No paragraph in common</source>
        <translation>没有共同段落</translation>
    </message>
    <message>
        <source>Two articles</source>
        <translation>两篇文章</translation>
    </message>
    <message>
        <source>Two revisions of one article</source>
        <translation>同一文章的两个修订</translation>
    </message>
    <message>
        <source>Values that differ between the two texts</source>
        <translation>两文取值不同的事实</translation>
    </message>
    <message>
        <source>{n} differences</source>
        <translation>{n} 处差异</translation>
    </message>
    <message>
        <source>{n} values differ</source>
        <translation>{n} 条取值不同</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>1 fact in both</source>
        <translation>共有事实 1 条</translation>
    </message>
    <message>
        <source>1 with another value</source>
        <translation>其中 1 条取值不同</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Differences between the two texts</source>
        <translation>两文的差异</translation>
    </message>
    <message>
        <source>Para {n}</source>
        <translation>第 {n} 段</translation>
    </message>
    <message>
        <source>The two texts are the same, character for character</source>
        <translation>两文逐字相同</translation>
    </message>
    <message>
        <source>The two texts share no paragraph, and no fact with another value</source>
        <translation>两文没有共同段落，也没有取值不同的事实</translation>
    </message>
    <message>
        <source>Values that differ</source>
        <translation>取值不同</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{n} facts in both</source>
        <translation>共有事实 {n} 条</translation>
    </message>
    <message>
        <source>{n} with other values</source>
        <translation>其中 {n} 条取值不同</translation>
    </message>
    <message>
        <source>{what}: {left} at the left, {right} at the right</source>
        <translation>{what}：左为 {left}，右为 {right}</translation>
    </message>
</context>
<context>
    <name>PartnerChooser</name>
    <message>
        <source>Articles to compare with</source>
        <translation>可对照的文章</translation>
    </message>
    <message>
        <source>Compare with an article: its title</source>
        <translation>与哪篇文章对照？输入标题</translation>
    </message>
    <message>
        <source>No other article with this title</source>
        <translation>没有标题含这些字的其他文章</translation>
    </message>
    <message>
        <source>Title of the article to compare with</source>
        <translation>对照文章的标题</translation>
    </message>
</context>
<context>
    <name>SideHead</name>
    <message>
        <source>Another article…</source>
        <translation>另选文章…</translation>
    </message>
    <message>
        <source>Choose another text for this side</source>
        <translation>为这一侧另选文本</translation>
    </message>
</context>
</TS>
