<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AskDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>ChipBar</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>CompletionDelegate</name>
    <message>
        <source>1 article</source>
        <translation>1 篇</translation>
    </message>
    <message>
        <source>asked before</source>
        <translation>搜过</translation>
    </message>
    <message>
        <source>by title</source>
        <translation>按标题</translation>
    </message>
    <message>
        <source>byline</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>in titles</source>
        <translation>标题中</translation>
    </message>
    <message>
        <source>latest added first</source>
        <translation>新收录的在前</translation>
    </message>
    <message>
        <source>newest first</source>
        <translation>新的在前</translation>
    </message>
    <message>
        <source>oldest first</source>
        <translation>旧的在前</translation>
    </message>
    <message>
        <source>organisation</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>person</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>places by the words after</source>
        <translation>逐处按后文</translation>
    </message>
    <message>
        <source>places by the words before</source>
        <translation>逐处按前文</translation>
    </message>
    <message>
        <source>saved search</source>
        <translation>已存搜索</translation>
    </message>
    <message>
        <source>source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>{n} articles</source>
        <translation>{n} 篇</translation>
    </message>
</context>
<context>
    <name>CompletionList</name>
    <message>
        <source>How the search may go on</source>
        <translation>搜索补全</translation>
    </message>
</context>
<context>
    <name>FactVerbs</name>
    <message>
        <source>Comment</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Comment on the fact (C)</source>
        <translation>批注这个事实 (C)</translation>
    </message>
    <message>
        <source>Comment…</source>
        <translation>批注…</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>摘录</translation>
    </message>
    <message>
        <source>Put into the tray</source>
        <translation>摘录</translation>
    </message>
    <message>
        <source>Put the sentence into the tray (P)</source>
        <translation>把整句放进摘录 (P)</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>标签…</translation>
    </message>
</context>
<context>
    <name>FilterField</name>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>NoteForm</name>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
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
        <source>Comment, Markdown</source>
        <translation>批注，可用 Markdown</translation>
    </message>
    <message>
        <source>Delete annotation</source>
        <translation>删除批注</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
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
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save (Ctrl+Return)</source>
        <translation>保存（Ctrl+回车）</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tags, separated by commas</source>
        <translation>标签，用逗号分开</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>This archive is open elsewhere, so it can be read but not changed.</source>
        <translation>这个档案在别处打开着，这里只能看，不能改。</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>1 article</source>
        <translation>1 篇</translation>
    </message>
    <message>
        <source>1 hit</source>
        <translation>1 处</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>How to search</source>
        <translation>搜索写法</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Search articles, notes and facts</source>
        <translation>搜索文章、批注和事实</translation>
    </message>
    <message>
        <source>{n} articles</source>
        <translation>{n} 篇</translation>
    </message>
    <message>
        <source>{position} of {total}</source>
        <translation>第 {position} 处，共 {total} 处</translation>
    </message>
    <message>
        <source>{total} hits</source>
        <translation>{total} 处</translation>
    </message>
</context>
</TS>
