<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>FacetPanel</name>
    <message>
        <source>Annotations</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Hits by year</source>
        <translation>各年篇数</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>with annotations</source>
        <translation>有批注的</translation>
    </message>
</context>
<context>
    <name>HitDelegate</name>
    <message>
        <source>1 hit</source>
        <translation>1 处</translation>
    </message>
    <message>
        <source>fact</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>in notes</source>
        <translation>在批注里</translation>
    </message>
    <message>
        <source>in the byline</source>
        <translation>在作者里</translation>
    </message>
    <message>
        <source>in the kicker</source>
        <translation>在眉题里</translation>
    </message>
    <message>
        <source>in the source</source>
        <translation>在来源里</translation>
    </message>
    <message>
        <source>in the title</source>
        <translation>在标题里</translation>
    </message>
    <message>
        <source>note</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>{count} · written otherwise</source>
        <translation>{count} · 字形不同</translation>
    </message>
    <message>
        <source>{n} hits</source>
        <translation>{n} 处</translation>
    </message>
</context>
<context>
    <name>HitModel</name>
    <message>
        <source>Only some of the words</source>
        <translation>只含部分词</translation>
    </message>
</context>
<context>
    <name>NoResults</name>
    <message>
        <source>1 article</source>
        <translation>1 篇</translation>
    </message>
    <message>
        <source>1 hit</source>
        <translation>1 处</translation>
    </message>
    <message>
        <source>Ask for a little less</source>
        <translation>放宽一点</translation>
    </message>
    <message>
        <source>Did you mean</source>
        <translation>您是不是要找</translation>
    </message>
    <message>
        <source>Nothing found for “{query}”</source>
        <translation>没有找到“{query}”</translation>
    </message>
    <message>
        <source>Only what has results is listed.</source>
        <translation>只列出有结果的写法。</translation>
    </message>
    <message>
        <source>Searched 1 article, its notes and facts.</source>
        <translation>找过 1 篇文章，连同批注和事实。</translation>
    </message>
    <message>
        <source>Searched {n} articles, their notes and facts.</source>
        <translation>找过 {n} 篇文章，连同批注和事实。</translation>
    </message>
    <message>
        <source>a little different</source>
        <translation>写法相近</translation>
    </message>
    <message>
        <source>any of the words</source>
        <translation>任一个词</translation>
    </message>
    <message>
        <source>in annotations only</source>
        <translation>只在批注里找</translation>
    </message>
    <message>
        <source>one word alone</source>
        <translation>只找这个词</translation>
    </message>
    <message>
        <source>sounds the same</source>
        <translation>同音字</translation>
    </message>
    <message>
        <source>without conditions</source>
        <translation>不加条件</translation>
    </message>
    <message>
        <source>{articles}, {hits}</source>
        <translation>{articles}，{hits}</translation>
    </message>
    <message>
        <source>{first} {second}</source>
        <translation>{first}{second}</translation>
    </message>
    <message>
        <source>{n} articles</source>
        <translation>{n} 篇</translation>
    </message>
    <message>
        <source>{n} hits</source>
        <translation>{n} 处</translation>
    </message>
</context>
<context>
    <name>ResultsPanel</name>
    <message>
        <source>1 article</source>
        <translation>1 篇</translation>
    </message>
    <message>
        <source>1 fact</source>
        <translation>1 条事实</translation>
    </message>
    <message>
        <source>1 hit</source>
        <translation>1 处</translation>
    </message>
    <message>
        <source>1 note</source>
        <translation>1 条批注</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有结果</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>最早在前</translation>
    </message>
    <message>
        <source>Order of the results</source>
        <translation>结果次序</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>逐处</translation>
    </message>
    <message>
        <source>Relevance</source>
        <translation>相关度</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Type into the box above. Articles, notes and facts are searched at once.</source>
        <translation>在上方输入，文章、批注和事实一并查找。</translation>
    </message>
    <message>
        <source>Words after</source>
        <translation>按后文</translation>
    </message>
    <message>
        <source>Words before</source>
        <translation>按前文</translation>
    </message>
    <message>
        <source>{n} articles</source>
        <translation>{n} 篇</translation>
    </message>
    <message>
        <source>{n} facts</source>
        <translation>{n} 条事实</translation>
    </message>
    <message>
        <source>{n} hits</source>
        <translation>{n} 处</translation>
    </message>
    <message>
        <source>{n} ms</source>
        <translation>{n} 毫秒</translation>
    </message>
    <message>
        <source>{n} notes</source>
        <translation>{n} 条批注</translation>
    </message>
</context>
</TS>
