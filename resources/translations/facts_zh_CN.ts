<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CorrectionForm</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>In the text</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Save correction</source>
        <translation>保存更正</translation>
    </message>
    <message>
        <source>The value isn&apos;t a number.</source>
        <translation>数值不是数。</translation>
    </message>
    <message>
        <source>These words don&apos;t stand here in the text.</source>
        <translation>原文此处没有这些字。</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Write 2021, 2022-01/2022-08 or 2018/..</source>
        <translation>写法如 2021、2022-01/2022-08、2018/..</translation>
    </message>
</context>
<context>
    <name>CurrentRow</name>
    <message>
        <source>Back to unchecked</source>
        <translation>退回待核</translation>
    </message>
    <message>
        <source>Comment…</source>
        <translation>批注…</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>否定</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>标签…</translation>
    </message>
</context>
<context>
    <name>FactsPanel</name>
    <message>
        <source>As CSV…</source>
        <translation>存为 CSV…</translation>
    </message>
    <message>
        <source>As Excel…</source>
        <translation>存为 Excel…</translation>
    </message>
    <message>
        <source>As in the text</source>
        <translation>按原文次序</translation>
    </message>
    <message>
        <source>By entity</source>
        <translation>按人物机构</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>By measure</source>
        <translation>按指标</translation>
    </message>
    <message>
        <source>By period</source>
        <translation>按时期</translation>
    </message>
    <message>
        <source>By question</source>
        <translation>按提问</translation>
    </message>
    <message>
        <source>By section</source>
        <translation>按段落主题</translation>
    </message>
    <message>
        <source>By status</source>
        <translation>按状态</translation>
    </message>
    <message>
        <source>By unit</source>
        <translation>按单位</translation>
    </message>
    <message>
        <source>By value</source>
        <translation>按数值</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已核</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>Filter facts</source>
        <translation>筛选事实</translation>
    </message>
    <message>
        <source>Filter facts, e.g. 抓获 num:&gt;1000</source>
        <translation>筛选事实，如 抓获 num:&gt;1000</translation>
    </message>
    <message>
        <source>Grouping of facts</source>
        <translation>事实的分组</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>按先后</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>导语</translation>
    </message>
    <message>
        <source>No fact matches the filter</source>
        <translation>没有符合筛选的事实</translation>
    </message>
    <message>
        <source>No facts in this article</source>
        <translation>这篇文章没有事实</translation>
    </message>
    <message>
        <source>Order of facts</source>
        <translation>事实的次序</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Quotation</source>
        <translation>引语</translation>
    </message>
    <message>
        <source>Q{n}</source>
        <translation>问 {n}</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>否定</translation>
    </message>
    <message>
        <source>Save the facts shown as a table</source>
        <translation>把所示事实存为表格</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>待核</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>作品</translation>
    </message>
</context>
<context>
    <name>ReviewButtons</name>
    <message>
        <source>Comment</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>否定</translation>
    </message>
</context>
</TS>
