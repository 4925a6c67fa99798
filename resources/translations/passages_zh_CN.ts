<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Destination</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>要写的文件</translation>
    </message>
    <message>
        <source>Open afterwards</source>
        <translation>导出后打开</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>存为</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>1 passage</source>
        <translation>1 段</translation>
    </message>
    <message>
        <source>Annotation and analysis</source>
        <translation>批注与质性分析</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Export passages</source>
        <translation>导出摘录</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Name the file to write.</source>
        <translation>请写明要存的文件名。</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>摘录</translation>
    </message>
    <message>
        <source>Reference managers</source>
        <translation>文献管理</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>写作</translation>
    </message>
    <message>
        <source>{n} passages</source>
        <translation>{n} 段</translation>
    </message>
    <message>
        <source>“{name}” exists. Export again to replace it.</source>
        <translation>“{name}”已经存在。再按一次“导出”就替换它。</translation>
    </message>
    <message>
        <source>“{path}” is a folder. Name a file in it.</source>
        <translation>“{path}”是文件夹，请写明其中的文件名。</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>Accessed</source>
        <translation>引用日期</translation>
    </message>
    <message>
        <source>At the foot of the page</source>
        <translation>引文放在页脚</translation>
    </message>
    <message>
        <source>Citation style</source>
        <translation>引文样式</translation>
    </message>
    <message>
        <source>Comments and tags</source>
        <translation>批注与标签</translation>
    </message>
    <message>
        <source>Cut quotations</source>
        <translation>截句检查</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>No quotation lost a “not”, “about” or “nearly”</source>
        <translation>没有丢掉“不、未、约、近、超、拟”一类的词</translation>
    </message>
    <message>
        <source>Revision and SHA-256</source>
        <translation>修订号与 SHA-256</translation>
    </message>
    <message>
        <source>Rows at the end: {n}</source>
        <translation>附在文末，{n} 行</translation>
    </message>
    <message>
        <source>Sans serif</source>
        <translation>黑体</translation>
    </message>
    <message>
        <source>Serif</source>
        <translation>宋体</translation>
    </message>
    <message>
        <source>Table of facts</source>
        <translation>事实表</translation>
    </message>
    <message>
        <source>Take along</source>
        <translation>带上</translation>
    </message>
    <message>
        <source>The rest of the sentences</source>
        <translation>前后各半句</translation>
    </message>
    <message>
        <source>This format lists them at the end</source>
        <translation>此格式只能列在文末</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Words that change the sense were cut off: {said}</source>
        <translation>截去了会改变意思的词：{said}</translation>
    </message>
    <message>
        <source>Write a date such as 2026-07-14</source>
        <translation>请写日期，如 2026-07-14</translation>
    </message>
    <message>
        <source>passage {n} “{word}”</source>
        <translation>第 {n} 段“{word}”</translation>
    </message>
    <message>
        <source>{n} in these passages</source>
        <translation>这些段落里有 {n} 条</translation>
    </message>
</context>
<context>
    <name>PassageTray</name>
    <message>
        <source>It is printed after the passage, before the next one.</source>
        <translation>印在这段摘录之后、下一段之前。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>附注</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>摘录</translation>
    </message>
    <message>
        <source>Passages copied with citations: {n}</source>
        <translation>已复制 {n} 段，含引文</translation>
    </message>
    <message>
        <source>Saved as “{name}”</source>
        <translation>已存为“{name}”</translation>
    </message>
    <message>
        <source>Select words in the text and press P to put them here.</source>
        <translation>在正文里选中文字，按 P 放到这里。</translation>
    </message>
    <message>
        <source>cuts off “{word}”</source>
        <translation>截去了“{word}”</translation>
    </message>
    <message>
        <source>¶ {n}</source>
        <translation>第 {n} 段</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Everything chosen comes along</source>
        <translation>所选的都能原样带走</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Page {page} of {count}</source>
        <translation>第 {page} 页，共 {count} 页</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>The file as text</source>
        <translation>文件的文本</translation>
    </message>
    <message>
        <source>What can&apos;t come along as it is</source>
        <translation>不能原样带走的</translation>
    </message>
    <message>
        <source>{n} lines</source>
        <translation>{n} 行</translation>
    </message>
</context>
<context>
    <name>TrayHeader</name>
    <message>
        <source>Collections</source>
        <translation>摘录集</translation>
    </message>
    <message>
        <source>Copy with citation</source>
        <translation>复制（含引文）</translation>
    </message>
    <message>
        <source>Delete “{name}”</source>
        <translation>删除“{name}”</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Fold the tray</source>
        <translation>收起摘录</translation>
    </message>
    <message>
        <source>Name of the collection</source>
        <translation>集的名称</translation>
    </message>
    <message>
        <source>No collections yet</source>
        <translation>还没有摘录集</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>摘录</translation>
    </message>
    <message>
        <source>Rename “{name}”…</source>
        <translation>重命名“{name}”…</translation>
    </message>
    <message>
        <source>Save as collection</source>
        <translation>存为集</translation>
    </message>
    <message>
        <source>Save tray as collection…</source>
        <translation>把摘录存为集…</translation>
    </message>
</context>
<context>
    <name>TrayMenu</name>
    <message>
        <source>Arrange all</source>
        <translation>整理次序</translation>
    </message>
    <message>
        <source>By article</source>
        <translation>按文章归拢</translation>
    </message>
    <message>
        <source>By date of publication</source>
        <translation>按发表日期</translation>
    </message>
    <message>
        <source>By tag</source>
        <translation>按标签归拢</translation>
    </message>
    <message>
        <source>Copy with citation</source>
        <translation>复制（含引文）</translation>
    </message>
    <message>
        <source>Go to the source</source>
        <translation>回到原文</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>左移</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>Write a note…</source>
        <translation>写附注…</translation>
    </message>
</context>
</TS>
