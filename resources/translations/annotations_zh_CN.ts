<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AnnotationChooser</name>
    <message>
        <source>Annotations</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Link with another annotation</source>
        <translation>与另一条批注关联</translation>
    </message>
    <message>
        <source>Words, comment, tag or article</source>
        <translation>原文、批注、标签或文章</translation>
    </message>
</context>
<context>
    <name>AnnotationFooter</name>
    <message>
        <source>1 note</source>
        <translation>1 条批注</translation>
    </message>
    <message>
        <source>Note on article</source>
        <translation>批注全文</translation>
    </message>
    <message>
        <source>Write a note on the whole article</source>
        <translation>给整篇文章写批注</translation>
    </message>
    <message>
        <source>{n} altered</source>
        <translation>{n} 条有变</translation>
    </message>
    <message>
        <source>{n} moved</source>
        <translation>{n} 条移位</translation>
    </message>
    <message>
        <source>{n} notes</source>
        <translation>{n} 条批注</translation>
    </message>
    <message>
        <source>{n} orphaned</source>
        <translation>{n} 条失落</translation>
    </message>
</context>
<context>
    <name>AnnotationsPanel</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Annotations of all articles</source>
        <translation>所有文章的批注</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>全文</translation>
    </message>
    <message>
        <source>By place</source>
        <translation>按位置</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>Filter annotations</source>
        <translation>筛选批注</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <source>No annotation matches the filter</source>
        <translation>没有符合筛选的批注</translation>
    </message>
    <message>
        <source>No article is open</source>
        <translation>没有打开文章</translation>
    </message>
    <message>
        <source>Nothing annotated yet. Select words in the text and press H, C or T.</source>
        <translation>还没有批注。在正文里选中文字，按 H、C 或 T。</translation>
    </message>
    <message>
        <source>Order of annotations</source>
        <translation>批注的次序</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>Person or thing</source>
        <translation>人物或事物</translation>
    </message>
    <message>
        <source>altered</source>
        <translation>原文有变</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>已移位</translation>
    </message>
    <message>
        <source>orphaned</source>
        <translation>已失落</translation>
    </message>
    <message>
        <source>overlaps {n}</source>
        <translation>与 {n} 条重叠</translation>
    </message>
</context>
<context>
    <name>CardVerbs</name>
    <message>
        <source>Accept the place</source>
        <translation>认定这个位置</translation>
    </message>
    <message>
        <source>Add tags</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Add tags…</source>
        <translation>添加标签…</translation>
    </message>
    <message>
        <source>Add to passages</source>
        <translation>加入摘录</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete {n} annotations</source>
        <translation>删除 {n} 条批注</translation>
    </message>
    <message>
        <source>Edit comment</source>
        <translation>编辑批注</translation>
    </message>
    <message>
        <source>Edit tags</source>
        <translation>编辑标签</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Link with another annotation…</source>
        <translation>与另一条批注关联…</translation>
    </message>
    <message>
        <source>Put it on the selected words</source>
        <translation>改放到选中的文字上</translation>
    </message>
    <message>
        <source>Remove tag</source>
        <translation>去掉标签</translation>
    </message>
    <message>
        <source>Show in its revision</source>
        <translation>在原版本里查看</translation>
    </message>
    <message>
        <source>Tags, with commas between; “/” puts one below another</source>
        <translation>标签之间用逗号分开；用“/”放到另一个标签之下</translation>
    </message>
    <message>
        <source>Unlink</source>
        <translation>解除关联</translation>
    </message>
</context>
</TS>
