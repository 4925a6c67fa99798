<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ArticleMenu</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Copy reference</source>
        <translation>复制参考文献条目</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open original page…</source>
        <translation>打开原网页…</translation>
    </message>
    <message>
        <source>Open this page in the browser? Its server will see the visit.</source>
        <translation>要在浏览器中打开这个网页吗？对方服务器会看到这次访问。</translation>
    </message>
    <message>
        <source>Original page</source>
        <translation>原网页</translation>
    </message>
    <message>
        <source>Original saved in {path}</source>
        <translation>原件已存到 {path}</translation>
    </message>
    <message>
        <source>Reference copied</source>
        <translation>已复制参考文献条目</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>修订</translation>
    </message>
    <message>
        <source>Revision %1, added %2</source>
        <translation>修订 %1，%2 收入</translation>
    </message>
    <message>
        <source>View the original…</source>
        <translation>查看原件…</translation>
    </message>
</context>
<context>
    <name>ArticleView</name>
    <message>
        <source>Article text</source>
        <translation>文章正文</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>Choose one from the list at the left, or drop files into the window.</source>
        <translation>从左边的列表里选一篇，或把文件拖进窗口。</translation>
    </message>
    <message>
        <source>No article is open</source>
        <translation>还没有打开文章</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Find in this article</source>
        <translation>在本文中查找</translation>
    </message>
    <message>
        <source>Next (Enter)</source>
        <translation>下一处（Enter）</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Previous (Shift+Enter)</source>
        <translation>上一处（Shift+Enter）</translation>
    </message>
</context>
<context>
    <name>OfferStrip</name>
    <message>
        <source>Compare</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>以后再定</translation>
    </message>
    <message>
        <source>Keep apart</source>
        <translation>各自保留</translation>
    </message>
    <message>
        <source>Make it a revision</source>
        <translation>并为修订</translation>
    </message>
    <message>
        <source>This may be a new version of “{title}” ({origin}).</source>
        <translation>这可能是《{title}》（{origin}）的另一版。</translation>
    </message>
    <message>
        <source>This may be a new version of “{title}”.</source>
        <translation>这可能是《{title}》的另一版。</translation>
    </message>
</context>
<context>
    <name>OriginalDialog</name>
    <message>
        <source>Address</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>Captured</source>
        <translation>采集时间</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copy the SHA-256</source>
        <translation>复制 SHA-256</translation>
    </message>
    <message>
        <source>E-book (EPUB)</source>
        <translation>电子书（EPUB）</translation>
    </message>
    <message>
        <source>Exactly the bytes that were kept (Ctrl+S)</source>
        <translation>逐字节保存（Ctrl+S）</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入时间</translation>
    </message>
    <message>
        <source>Just checked: the bytes have changed since the import</source>
        <translation>刚刚核对过：内容与导入时不一致</translation>
    </message>
    <message>
        <source>Just checked: these are the bytes that were imported</source>
        <translation>刚刚核对过：与导入时逐字节一致</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Lines of more than {n} characters are folded here, not in the file</source>
        <translation>超过 {n} 字的行在这里折开，文件本身不变</translation>
    </message>
    <message>
        <source>Only the beginning is shown; saving takes the whole</source>
        <translation>只显示开头部分；保存时是完整文件</translation>
    </message>
    <message>
        <source>Original of “{title}”</source>
        <translation>《{title}》的原件</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>Record of a web archive (ARC)</source>
        <translation>网页存档记录（ARC）</translation>
    </message>
    <message>
        <source>Record of a web archive (WARC)</source>
        <translation>网页存档记录（WARC）</translation>
    </message>
    <message>
        <source>Save the original</source>
        <translation>保存原件</translation>
    </message>
    <message>
        <source>Save the original as…</source>
        <translation>原件另存为…</translation>
    </message>
    <message>
        <source>Saved web page (MHTML)</source>
        <translation>保存的网页（MHTML）</translation>
    </message>
    <message>
        <source>This kind of file can&apos;t be shown as text. Save it to open it in another program.</source>
        <translation>这种文件不能按文字显示。保存后可用其他程序打开。</translation>
    </message>
    <message>
        <source>Web page (HTML)</source>
        <translation>网页（HTML）</translation>
    </message>
    <message>
        <source>Word document (DOCX)</source>
        <translation>Word 文档（DOCX）</translation>
    </message>
    <message>
        <source>{n} bytes</source>
        <translation>{n} 字节</translation>
    </message>
    <message>
        <source>{rough} ({exact})</source>
        <translation>{rough}（{exact}）</translation>
    </message>
</context>
<context>
    <name>PaneHeader</name>
    <message>
        <source>Copies %1</source>
        <translation>同稿 %1</translation>
    </message>
    <message>
        <source>More about this article</source>
        <translation>本文的更多操作</translation>
    </message>
    <message>
        <source>Numbers without a fact: %1</source>
        <translation>没有事实的数字：%1 处</translation>
    </message>
    <message>
        <source>Other articles with nearly the same words</source>
        <translation>文字几乎相同的其他文章</translation>
    </message>
    <message>
        <source>Reviewed %1/%2</source>
        <translation>已核 %1/%2</translation>
    </message>
    <message>
        <source>Type of the article text</source>
        <translation>正文字体与字号</translation>
    </message>
</context>
<context>
    <name>PicturePlaceholder</name>
    <message>
        <source>Picture not in the archive</source>
        <translation>图片不在档案里</translation>
    </message>
</context>
<context>
    <name>ReaderMenu</name>
    <message>
        <source>Add as fact</source>
        <translation>作为事实添加</translation>
    </message>
    <message>
        <source>Add to passages</source>
        <translation>加入摘录</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy a link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Copy with citation</source>
        <translation>复制引文</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>划线</translation>
    </message>
    <message>
        <source>Remove annotation</source>
        <translation>删除批注</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>ReaderPanel</name>
    <message>
        <source>An earlier revision can be read but not annotated.</source>
        <translation>早先的修订可以读，不能批注。</translation>
    </message>
</context>
<context>
    <name>SearchedText</name>
    <message>
        <source>Find in the original</source>
        <translation>在原件中查找</translation>
    </message>
    <message>
        <source>Next (Enter)</source>
        <translation>下一处（Enter）</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Previous (Shift+Enter)</source>
        <translation>上一处（Shift+Enter）</translation>
    </message>
    <message>
        <source>Text of the original</source>
        <translation>原件文字</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Copy with citation</source>
        <translation>复制引文</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>Highlight: %1</source>
        <translation>划线：%1</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>摘录</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>What to do with the selection</source>
        <translation>对所选文字的操作</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄</translation>
    </message>
</context>
<context>
    <name>TitleBlock</name>
    <message>
        <source>Editors: %1</source>
        <translation>责编：%1</translation>
    </message>
    <message>
        <source>Open the original page in the browser</source>
        <translation>在浏览器中打开原网页</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原网页</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>来源：%1</translation>
    </message>
</context>
<context>
    <name>TypeMenu</name>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
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
        <source>Set punctuation the Chinese way</source>
        <translation>标点按中文排</translation>
    </message>
    <message>
        <source>Size: %1 px</source>
        <translation>字号：%1 像素</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation>默认字号</translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>与其中一篇对照</translation>
    </message>
</context>
</TS>
