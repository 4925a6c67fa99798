<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ChartsPanel</name>
    <message>
        <source>A chart holds at most {n} measures</source>
        <translation>一张图最多放 {n} 个量</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>以表格显示</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Chart as PNG…</source>
        <translation>图表存为 PNG…</translation>
    </message>
    <message>
        <source>Chart as SVG…</source>
        <translation>图表存为 SVG…</translation>
    </message>
    <message>
        <source>Find a measure</source>
        <translation>查找指标</translation>
    </message>
    <message>
        <source>How</source>
        <translation>来历</translation>
    </message>
    <message>
        <source>In this chart: {n}</source>
        <translation>同图 {n} 个量</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Measures of all articles</source>
        <translation>全部文章的指标</translation>
    </message>
    <message>
        <source>More measures</source>
        <translation>可画的量</translation>
    </message>
    <message>
        <source>No data in the archive</source>
        <translation>档案中无数据</translation>
    </message>
    <message>
        <source>No measure matches</source>
        <translation>没有符合的指标</translation>
    </message>
    <message>
        <source>No number of the archive has a period</source>
        <translation>档案中没有带时期的数值</translation>
    </message>
    <message>
        <source>No number of this article has a period. The button above lists all articles&apos;.</source>
        <translation>这篇文章没有带时期的数值。点上方按钮可列出全部文章的指标。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Numbers as CSV…</source>
        <translation>数据存为 CSV…</translation>
    </message>
    <message>
        <source>Numbers as Excel…</source>
        <translation>数据存为 Excel…</translation>
    </message>
    <message>
        <source>Numbers of the chart</source>
        <translation>图表的数据</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时期</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>发表</translation>
    </message>
    <message>
        <source>Rates only</source>
        <translation>只有变化率</translation>
    </message>
    <message>
        <source>Save chart or numbers</source>
        <translation>保存图表或数据</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>Several values for one period</source>
        <translation>同一时期有几个不同的数值</translation>
    </message>
    <message>
        <source>computed</source>
        <translation>推算</translation>
    </message>
    <message>
        <source>stated</source>
        <translation>原文所载</translation>
    </message>
    <message>
        <source>{n} articles</source>
        <translation>{n} 篇文章</translation>
    </message>
    <message>
        <source>{n} numbers with a period</source>
        <translation>{n} 个有时期的数值</translation>
    </message>
    <message>
        <source>→ open period</source>
        <translation>→ 起止未定</translation>
    </message>
    <message>
        <source>○ computed from a rate</source>
        <translation>○ 由变化率推算</translation>
    </message>
    <message>
        <source>● stated</source>
        <translation>● 原文所载</translation>
    </message>
</context>
</TS>
