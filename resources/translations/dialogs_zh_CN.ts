<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AddressDialog</name>
    <message>
        <source>Addresses of the pages, one a line</source>
        <translation>网页地址，一行一个</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Each page is fetched once, now. Nothing that it refers to is fetched, then or later.</source>
        <translation>每个网页现在抓取一次；页面引用的其他内容不会抓取，以后也不会再抓。</translation>
    </message>
    <message>
        <source>Fetch the page</source>
        <translation>抓取网页</translation>
    </message>
    <message>
        <source>Fetch {n} pages</source>
        <translation>抓取 {n} 个网页</translation>
    </message>
    <message>
        <source>Import from the web</source>
        <translation>从网址导入</translation>
    </message>
    <message>
        <source>“{line}” is no web address: it must begin with http:// or https://.</source>
        <translation>“{line}”不是网址：要以 http:// 或 https:// 开头。</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Do something, or go to an article or tag</source>
        <translation>输入命令、文章标题或标签</translation>
    </message>
</context>
<context>
    <name>ImportFigures</name>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>duplicates</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>未成</translation>
    </message>
    <message>
        <source>of {total}</source>
        <translation>共 {total} 个</translation>
    </message>
    <message>
        <source>revised</source>
        <translation>修订</translation>
    </message>
</context>
<context>
    <name>ImportRows</name>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>未成</translation>
    </message>
    <message>
        <source>revised</source>
        <translation>修订</translation>
    </message>
    <message>
        <source>the same as “{title}”</source>
        <translation>与《{title}》相同</translation>
    </message>
    <message>
        <source>{title} · other copies: {n}</source>
        <translation>{title} · 同稿另有 {n} 篇</translation>
    </message>
    <message>
        <source>“{title}” may be a new version of an article that is there</source>
        <translation>《{title}》可能是已有文章的另一版</translation>
    </message>
</context>
<context>
    <name>ImportSheet</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Cancel the import</source>
        <translation>取消导入</translation>
    </message>
    <message>
        <source>Close the window and it goes on next time</source>
        <translation>关了窗口也不丢，下次接着导入</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>未成</translation>
    </message>
    <message>
        <source>Files and what became of them</source>
        <translation>各文件的结果</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Import of {name} cancelled</source>
        <translation>已取消导入 {name}</translation>
    </message>
    <message>
        <source>Import of {name} paused</source>
        <translation>导入 {name} 已暂停</translation>
    </message>
    <message>
        <source>Import progress</source>
        <translation>导入进度</translation>
    </message>
    <message>
        <source>Importing {name}</source>
        <translation>正在导入 {name}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Save as a report…</source>
        <translation>存为报告…</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>存为报告</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>To the background</source>
        <translation>转到后台</translation>
    </message>
    <message>
        <source>Try the failed ones again</source>
        <translation>重试未成的</translation>
    </message>
    <message>
        <source>about {n} min left</source>
        <translation>约剩 {n} 分钟</translation>
    </message>
    <message>
        <source>about {n} s left</source>
        <translation>约剩 {n} 秒</translation>
    </message>
    <message>
        <source>{name} imported</source>
        <translation>{name} 已导入</translation>
    </message>
    <message>
        <source>{n} a second</source>
        <translation>每秒 {n} 个</translation>
    </message>
    <message>
        <source>{rate}, {left}</source>
        <translation>{rate}，{left}</translation>
    </message>
</context>
<context>
    <name>OutcomeDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>复制清单</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
</context>
<context>
    <name>SearchHelp</name>
    <message>
        <source>How to search</source>
        <translation>搜索写法</translation>
    </message>
    <message>
        <source>a number between, with this unit; 数值: 单位:</source>
        <translation>数值在此范围、单位相符；也可写 数值: 单位:</translation>
    </message>
    <message>
        <source>at most 10 characters apart</source>
        <translation>相隔不超过 10 个字</translation>
    </message>
    <message>
        <source>beginning with it</source>
        <translation>以此开头</translation>
    </message>
    <message>
        <source>both words</source>
        <translation>两个词都有</translation>
    </message>
    <message>
        <source>by this author; 作者:</source>
        <translation>作者；也可写 作者:</translation>
    </message>
    <message>
        <source>either word</source>
        <translation>任一个词</translation>
    </message>
    <message>
        <source>exactly this phrase</source>
        <translation>整句原样</translation>
    </message>
    <message>
        <source>from this source; 来源:</source>
        <translation>来源；也可写 来源:</translation>
    </message>
    <message>
        <source>in the title; 标题: works too</source>
        <translation>只在标题里找；也可写 标题:</translation>
    </message>
    <message>
        <source>newest first</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <source>published between</source>
        <translation>发表于这段时间</translation>
    </message>
    <message>
        <source>published in that year; 日期:</source>
        <translation>发表于这一年；也可写 日期:</translation>
    </message>
    <message>
        <source>that name this person; 人物:</source>
        <translation>提到此人的；person: 也可</translation>
    </message>
    <message>
        <source>that name this place; 地点: 机构:</source>
        <translation>提到此地的；地点: 机构: 也可</translation>
    </message>
    <message>
        <source>these characters, wherever they stand</source>
        <translation>出现这几个字</translation>
    </message>
    <message>
        <source>what is counted, and when; 指标: 时期:</source>
        <translation>数的是什么、什么时期；也可写 指标: 时期:</translation>
    </message>
    <message>
        <source>with annotations</source>
        <translation>有批注的</translation>
    </message>
    <message>
        <source>without a word</source>
        <translation>不含某词</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Add the selection as a fact</source>
        <translation>把选中的文字作为事实</translation>
    </message>
    <message>
        <source>Add to the passages</source>
        <translation>收入摘录</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Copy a link to these words</source>
        <translation>复制指向这段文字的链接</translation>
    </message>
    <message>
        <source>Highlight; 1 to 5 for a colour</source>
        <translation>高亮；1 至 5 选颜色</translation>
    </message>
    <message>
        <source>In the source</source>
        <translation>在原文里</translation>
    </message>
    <message>
        <source>Move the end of a highlight; with Shift its beginning</source>
        <translation>移动高亮的末尾；按住 Shift 移动开头</translation>
    </message>
    <message>
        <source>Next and previous mark</source>
        <translation>下一个、上一个标记</translation>
    </message>
    <message>
        <source>Remove the annotation</source>
        <translation>删去批注</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Views by number</source>
        <translation>按序号切换视图</translation>
    </message>
</context>
<context>
    <name>TagsDialog</name>
    <message>
        <source>Annotations</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>F2 renames; “/” in a name puts a tag below another; a name that is taken joins the two.</source>
        <translation>按 F2 改名；名称里用“/”放到另一个标签之下；改成已有的名称，两个标签就合而为一。</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>No colour</source>
        <translation>无颜色</translation>
    </message>
    <message>
        <source>No tags yet. Select words in a text and press T.</source>
        <translation>还没有标签。在正文里选中文字，按 T 添加。</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>改名…</translation>
    </message>
    <message>
        <source>Show the articles</source>
        <translation>查看相关文章</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄</translation>
    </message>
    <message>
        <source>{n} annotations now bear “{name}”</source>
        <translation>现有 {n} 条批注带“{name}”</translation>
    </message>
    <message>
        <source>“{name}” removed from {n} annotations; undo brings it back</source>
        <translation>已从 {n} 条批注去掉“{name}”，可撤销</translation>
    </message>
</context>
</TS>
