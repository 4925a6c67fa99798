"""What a page prints around an article for its reader's convenience: buttons, counters, links, placeholders."""

import re

_PHRASES = (
    "小字号|中字号|大字号|字号|字体|大号字?|标准字号?|超大字?|默认|大|中|小|放大|缩小"
    "|分享让更多人看到|分享到?|分享至|转发|微信|微博|新浪微博|腾讯微博|QQ空间|朋友圈|QQ|豆瓣|复制链接|一键分享|扫一扫分享"
    "|微信扫一扫|扫码阅读|扫描二维码|用手机看|手机看|手机阅读|二维码|返回顶部|回到顶部|TOP|返回首页|返回列表|返回|首页|正文"
    "|打印(?:本页|本文|本稿)?|关闭(?:窗口|本页)?|收藏(?:本文|本页)?|保存|评论|我要评论|发表评论|查看评论|网友评论|跟帖|我要纠错|纠错"
    "|报错|推荐(?:给好友|阅读)?|相关(?:阅读|新闻|报道|链接|专题|稿件|推荐)|延伸阅读|热点新闻|热门推荐|精彩推荐|猜你喜欢|更多"
    "|上一[页篇条]|下一[页篇条]|阅读全文|展开(?:全文|剩余)?|收起|点击(?:查看|进入|下载)(?:大图|全文|专题|更多|评论)?|查看原图|进入专题"
    "|播放|暂停|静音|全屏|视频加载中|广告|点赞|赞|阅读|浏览|阅读量|浏览量|点击量?|点击数|播放量|人气"
    "|听新闻|语音播报|朗读|登录|注册|订阅|关注|设为首页|加入收藏|网站地图|联系我们|关于我们|版权声明|客户端|下载客户端|下载APP"
    "|Share|Print|Email|Comments?|Advertisement|Read more|Back to top|Previous|Next|Related"
)
_GAP = r"[\s|｜/·•.,，、:：>+\-—\[\]【】()（）×✕…]*+"
_COUNT = r"[0-9]++(?:\.[0-9]++)?[万wk]?[次人条]?"
_WORDS = re.compile(rf"{_GAP}(?:{_PHRASES})(?:{_GAP}(?:{_PHRASES}|{_COUNT}))*{_GAP}", re.I)
_DIGITS = re.compile(r"\s*[0-9０-９]{1,6}\s*")
_PICTURE = re.compile(
    r"\s*[\[【(（<]?\s*(?:图片?|图片?\d{1,3}|image|img|photo|picture|视频|点击图片)\s*[\])】）>]?\s*", re.I
)
_RELATED = re.compile(
    r"\s*[\[【]?(?:相关(?:阅读|新闻|报道|链接|稿件|推荐|专题)|延伸阅读|热点新闻|热门推荐|精彩推荐|猜你喜欢)[\]】]?[:：]?\s*"
)
_SENTENCE_END = re.compile(r"[。！？；!?;][”’」』\"')）]*\s*$")
_LIMIT = 30


def is_furniture(line: str) -> bool:
    """Whether a whole line is made of navigation words, counters and their separators, or is a bare number."""
    if len(line) > _LIMIT or _SENTENCE_END.search(line):
        return False
    return bool(_DIGITS.fullmatch(line) or is_picture(line) or _WORDS.fullmatch(line))


def is_picture(line: str) -> bool:
    """Whether the line stands where a picture was: "[图片]", or a bare number that the page left in its place."""
    return len(line) <= _LIMIT and bool(_PICTURE.fullmatch(line) or _DIGITS.fullmatch(line))


def opens_related_links(line: str) -> bool:
    """Whether the line announces links to other articles: the short lines under it are links too."""
    return bool(_RELATED.fullmatch(line))


def ends_sentence(line: str) -> bool:
    """Whether the line closes with a full stop, question mark or the like, quotation marks after it allowed."""
    return bool(_SENTENCE_END.search(line))
