<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AccessDesk</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>This archive can be written again</source>
        <translation>档案可以写了</translation>
    </message>
    <message>
        <source>You can read, search, copy and export; annotating, reviewing and importing must wait</source>
        <translation>能看、能搜、能复制和导出；暂不能批注、核对和导入</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>About Archive Viewer</source>
        <translation>关于 Archive Viewer</translation>
    </message>
    <message>
        <source>Add as a fact</source>
        <translation>加为事实</translation>
    </message>
    <message>
        <source>Add to the passages</source>
        <translation>收入摘录</translation>
    </message>
    <message>
        <source>All numbers…</source>
        <translation>全部数值…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Check an evidence pack…</source>
        <translation>核验证据包…</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>Copy with citation</source>
        <translation>复制引文</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Delete the article</source>
        <translation>删除文章</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Export passages…</source>
        <translation>导出摘录…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find in this article</source>
        <translation>在文中查找</translation>
    </message>
    <message>
        <source>Forget past searches</source>
        <translation>清除搜索记录</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>高亮</translation>
    </message>
    <message>
        <source>How to search</source>
        <translation>搜索写法</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>导入文件夹…</translation>
    </message>
    <message>
        <source>Import annotations…</source>
        <translation>导入批注…</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Import from the web…</source>
        <translation>从网址导入…</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Next number without a fact</source>
        <translation>下一个没有事实的数字</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一栏</translation>
    </message>
    <message>
        <source>Open another archive…</source>
        <translation>打开别的档案…</translation>
    </message>
    <message>
        <source>Paste as an article</source>
        <translation>粘贴为文章</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>上一栏</translation>
    </message>
    <message>
        <source>Print the article…</source>
        <translation>打印文章…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Save the article as PDF…</source>
        <translation>文章存为 PDF…</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>存下这个搜索</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Show the last import</source>
        <translation>查看上次导入</translation>
    </message>
    <message>
        <source>Simplified Chinese</source>
        <translation>简体中文</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Text at normal size</source>
        <translation>文字恢复原大</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>View the original…</source>
        <translation>查看原件…</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>A reading room for news articles kept as evidence. MIT licence.</source>
        <translation>存证新闻的阅览室。MIT 许可。</translation>
    </message>
    <message>
        <source>About Archive Viewer</source>
        <translation>关于 Archive Viewer</translation>
    </message>
    <message>
        <source>Article deleted; undo brings it back</source>
        <translation>文章已删除，可以撤销</translation>
    </message>
    <message>
        <source>Citation copied</source>
        <translation>引文已复制</translation>
    </message>
    <message>
        <source>Every number of this article is covered by a fact</source>
        <translation>这篇文章的每个数字都有事实</translation>
    </message>
    <message>
        <source>Only http and https addresses are opened</source>
        <translation>只打开 http 和 https 网址</translation>
    </message>
    <message>
        <source>Open an archive</source>
        <translation>打开档案</translation>
    </message>
    <message>
        <source>Past searches are forgotten; saved ones are kept</source>
        <translation>搜索记录已清除，已存搜索不受影响</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Redo {what}</source>
        <translation>重做：{what}</translation>
    </message>
    <message>
        <source>Redone</source>
        <translation>已重做</translation>
    </message>
    <message>
        <source>Search saved; it is listed in the library</source>
        <translation>搜索已存下，列在资料库里</translation>
    </message>
    <message>
        <source>This link leads to no article: {link}</source>
        <translation>这个链接不指向任何文章：{link}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo {what}</source>
        <translation>撤销：{what}</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>{done}: {what}</source>
        <translation>{done}：{what}</translation>
    </message>
    <message>
        <source>{n} articles deleted; undo brings them back</source>
        <translation>已删除 {n} 篇文章，可以撤销</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Copy the details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>出错了</translation>
    </message>
    <message>
        <source>The program made a mistake</source>
        <translation>程序出了差错</translation>
    </message>
    <message>
        <source>What you saved is safe. The details below are in the log too; nothing is sent anywhere by itself.</source>
        <translation>已保存的内容都在。下面的详情也写进了日志；程序不会自行发送任何内容。</translation>
    </message>
</context>
<context>
    <name>EmptyArchive</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Drag pages, files or folders here, or begin with one of these</source>
        <translation>把网页、文件或文件夹拖进来，或从这里开始</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>导入文件夹…</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Open the sample article</source>
        <translation>打开示例文章</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>This archive is still empty</source>
        <translation>这个档案还是空的</translation>
    </message>
    <message>
        <source>Web pages · MHTML · WARC · PDF · Word · EPUB · text · ZIP</source>
        <translation>网页 HTML · MHTML · WARC · PDF · Word · EPUB · 纯文本 · ZIP</translation>
    </message>
    <message>
        <source>Your files stay on this computer</source>
        <translation>文件只留在这台电脑上</translation>
    </message>
</context>
<context>
    <name>ImportDesk</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>An import is under way</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>An import is under way. It goes on when the archive is opened again.</source>
        <translation>还有文件正在导入。现在关闭也不丢，下次打开档案时接着导入。</translation>
    </message>
    <message>
        <source>Close now</source>
        <translation>现在关闭</translation>
    </message>
    <message>
        <source>Go on importing</source>
        <translation>继续导入</translation>
    </message>
    <message>
        <source>Going on with the import that was interrupted</source>
        <translation>接着导入上次没有导完的文件</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>导入文件夹</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>One import at a time: this one is still under way</source>
        <translation>一次只能进行一个导入，这个还没完</translation>
    </message>
    <message>
        <source>Report saved in {path}</source>
        <translation>报告已存到 {path}</translation>
    </message>
    <message>
        <source>There is no text on the clipboard</source>
        <translation>剪贴板上没有文字</translation>
    </message>
    <message>
        <source>This archive is read-only now; importing must wait</source>
        <translation>档案现在只读，暂不能导入</translation>
    </message>
    <message>
        <source>{done} of {total} files</source>
        <translation>{done} / {total} 个文件</translation>
    </message>
    <message>
        <source>{figures}, {pace}</source>
        <translation>{figures}，{pace}</translation>
    </message>
    <message>
        <source>{n} failed</source>
        <translation>{n} 个未成</translation>
    </message>
    <message>
        <source>{n} imported</source>
        <translation>导入 {n} 篇</translation>
    </message>
    <message>
        <source>{n} there already</source>
        <translation>{n} 篇已有</translation>
    </message>
</context>
<context>
    <name>Linker</name>
    <message>
        <source>Copied with its citation</source>
        <translation>已连同引文复制</translation>
    </message>
    <message>
        <source>Copied with its citation, but cut off from “{word}”</source>
        <translation>已复制（含引文），但截去了“{word}”</translation>
    </message>
    <message>
        <source>Link copied; it opens this window at these words</source>
        <translation>链接已复制，打开即回到这段文字</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Open another archive…</source>
        <translation>打开别的档案…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>The archive can&apos;t be opened</source>
        <translation>档案打不开</translation>
    </message>
</context>
<context>
    <name>PrintDesk</name>
    <message>
        <source>Print the article</source>
        <translation>打印文章</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已存为“{name}”</translation>
    </message>
    <message>
        <source>Sent to the printer</source>
        <translation>已送往打印机</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>ReadOnlyCard</name>
    <message>
        <source>Another window is writing this archive</source>
        <translation>另一个窗口正在写这个档案</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>档案</translation>
    </message>
    <message>
        <source>Go on reading</source>
        <translation>继续只读</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>占用者</translation>
    </message>
    <message>
        <source>Once the other one closes, this one can be written too; no need to restart.</source>
        <translation>那边一关闭，这里就转为可写，不用重开。</translation>
    </message>
    <message>
        <source>Open another archive…</source>
        <translation>打开别的档案…</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>占用自</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Two writers would overwrite one another, so it is open for reading only here.</source>
        <translation>两边同时写会互相覆盖，所以这里先以只读打开。</translation>
    </message>
    <message>
        <source>process {pid} on {host}</source>
        <translation>{host}，进程 {pid}</translation>
    </message>
</context>
<context>
    <name>ReceivingDesk</name>
    <message>
        <source>Annotations ({endings})</source>
        <translation>批注文件 ({endings})</translation>
    </message>
    <message>
        <source>Annotations imported</source>
        <translation>批注已导入</translation>
    </message>
    <message>
        <source>Import annotations</source>
        <translation>导入批注</translation>
    </message>
    <message>
        <source>Importing annotations of {name}…</source>
        <translation>正在导入“{name}”里的批注…</translation>
    </message>
</context>
<context>
    <name>RederivingJob</name>
    <message>
        <source>Deriving facts by the new rules: {done} of {total}</source>
        <translation>正在按新规则推导事实：{done}/{total}</translation>
    </message>
    <message>
        <source>Stop deriving facts; the rest is done the next time</source>
        <translation>停止重新推导事实；其余的下次再做</translation>
    </message>
    <message>
        <source>Stopped; the other articles keep the facts of older rules until the next time</source>
        <translation>已停止；其余文章下次再按新规则推导</translation>
    </message>
    <message>
        <source>The facts of {n} articles follow the new rules now</source>
        <translation>{n} 篇文章的事实已按新规则更新</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>1 article</source>
        <translation>1 篇文章</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the import</source>
        <translation>取消导入</translation>
    </message>
    <message>
        <source>Import progress</source>
        <translation>导入进度</translation>
    </message>
    <message>
        <source>Index up to date</source>
        <translation>索引已是最新</translation>
    </message>
    <message>
        <source>Indexing, {n} to go</source>
        <translation>正在索引，还有 {n} 篇</translation>
    </message>
    <message>
        <source>Rebuilding the index</source>
        <translation>正在重建索引</translation>
    </message>
    <message>
        <source>{n} articles</source>
        <translation>{n} 篇文章</translation>
    </message>
</context>
<context>
    <name>Toolbar</name>
    <message>
        <source>Archives</source>
        <translation>档案</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Show years and sources of the results</source>
        <translation>显示结果的年份和来源</translation>
    </message>
</context>
<context>
    <name>VerifyingDesk</name>
    <message>
        <source>Check an evidence pack</source>
        <translation>核验证据包</translation>
    </message>
    <message>
        <source>Checking {name}…</source>
        <translation>正在核验“{name}”…</translation>
    </message>
    <message>
        <source>Evidence pack {name}</source>
        <translation>证据包“{name}”</translation>
    </message>
    <message>
        <source>Evidence packs (*.zip)</source>
        <translation>证据包 (*.zip)</translation>
    </message>
</context>
<context>
    <name>VersionsDesk</name>
    <message>
        <source>Now a revision of the older article; undo takes it apart again</source>
        <translation>已并为原文章的修订，可撤销</translation>
    </message>
    <message>
        <source>Two articles; undo brings the question back</source>
        <translation>已各自保留，可撤销</translation>
    </message>
</context>
<context>
    <name>WindowFrame</name>
    <message>
        <source>Annotations</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Chinese text can&apos;t be shown. Install {packages}, then start again.</source>
        <translation>中文无法显示。请安装 {packages}，再重新打开。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>Default archive</source>
        <translation>默认档案</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>疑点</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More views</source>
        <translation>更多视图</translation>
    </message>
    <message>
        <source>No Chinese font</source>
        <translation>没有中文字体</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>提纲</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
</context>
</TS>
