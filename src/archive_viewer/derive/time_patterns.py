"""The shapes of time expressions, as patterns over flat text (half-width digits and signs)."""

import re

from archive_viewer.derive.lexicon import lexicon

N = "零一二三四五六七八九"
_WORDS = lexicon("period_words")
_OWN_YEAR = "|".join(sorted([*_WORDS["years"], *_WORDS["same_year"]], key=len, reverse=True))

_REIGN_START = "(?:" + "|".join(_WORDS["reigns"]) + f")(?=[元\\d{N}十])"

YEAR = rf"(?: (?P<year> (?<!\d)(?:\d{{4}}|0\d) | [{N}]{{4}} ) (?: \s?年度? (?![级轮代版款]) | (?=全年) ) )"
RELATIVE = rf"(?P<relative> {_OWN_YEAR} )"
MONTH_NAME = "十[一二]?|[一二三四五六七八九]"
MONTH_DIGITS = "1[0-2]|0?[1-9]"
DAY_DIGITS = r"3[01]|[12]\d|0?[1-9]"
DAY_NAME = "[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]"
MONTH = rf"(?P<month> (?<!\d)(?:{MONTH_DIGITS}) | {MONTH_NAME} ) \s?月份?"
DAY = rf"(?P<day> (?<!\d)(?:{DAY_DIGITS}) | (?:{DAY_NAME}) ) \s?[日号]"
TEN = "(?P<ten> [上中下]旬 | [底末] | 初(?![一二三四五六七八九十]) )"
QUARTERS = "前[一二三123]个?季度 | 第?[一二三四1-4]季度"
MONTHS_IN = "[前头](?:1[0-2]|[2-9]|[二三四五六七八九十])个?月"
PART = rf"""(?P<part>
    [上下前后]半年 | {QUARTERS} | {MONTHS_IN} | 年终 | 年[底末初] | [春夏秋冬]季 | 内
  | 年?[底末初中] (?=[，。、的前,已将共累建完，实有达我全各]|$)
)"""


def _verbose(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE)


POINT = _verbose(rf"""
(?=[\d{N}十今去上前本明后来年当同全次翌下第])
(?:
    (?:{YEAR}|{RELATIVE}) (?: [的\ ]? (?: {PART} | {MONTH} (?: {DAY} | {TEN} )? ) )?
  | (?P<lonepart> 今年?[春夏秋冬] | [上下]半年 | {QUARTERS} | {MONTHS_IN}
      | (?<!大)年[底末初](?![数一二三四五六七八九十]) )
  | {MONTH.replace("<month>", "<month2>")} (?: {DAY.replace("<day>", "<day2>")} | {TEN.replace("<ten>", "<ten2>")} )?
  | (?P<lone> (?<!\d)(?:{DAY_DIGITS}) ) 日 (?![本元圆均内游])
  | (?P<named> (?<![\d第楼机型线路市街道栋院舟宫娥星船舰站风铁-])(?:{DAY_DIGITS}) ) 号
    (?=[，、在对起晚早说称至]|这(?=一天|天)|上午|下午|凌晨|中午|表示|宣布|报道|证实|披露|公布|发生|误炸|袭击|遭|开始|启动|开幕|闭幕|出席|主持|通过|播出|结束|举行|抵达|签署|前往|从|下令|强调|会见)
)""")
NUMERIC = _verbose(rf"""
(?<![\d.]) (?P<y>1[0-9]\d\d|20\d\d) (?P<sep>[-/.]) (?P<m>{MONTH_DIGITS}) (?P=sep) (?P<d>{DAY_DIGITS}) (?!\d|\.\d)""")
YEARS = _verbose(r"""
(?<!\d) (?P<a>(?:1[5-9]|20)\d\d) 年? \s?[-~至到]\s? (?P<b>(?:1[5-9]|20)\d\d) (?:年|财年|学年|赛季)""")
MONTHS = _verbose(rf"""
(?:{YEAR}|{RELATIVE})? (?P<a> (?<!\d)(?:{MONTH_DIGITS}) | {MONTH_NAME} ) (?:月份?)?
[-~至到] (?P<b> 1[0-2] | [1-9] | {MONTH_NAME} ) 月份? (?!\d)""")
QUARTER_LIST = _verbose(rf"""
(?:{YEAR}|{RELATIVE})? \s? 第?(?P<a>[一二三四])(?:、第?[一二三四]){{0,2}}[、和及]第?(?P<b>[一二三四])季度""")
_ANY_MONTH = rf"(?<!\d)(?:{MONTH_DIGITS}) | {MONTH_NAME}"
_ANY_DAY = rf"(?<!\d)(?:{DAY_DIGITS}) | {DAY_NAME}"
DAYS = _verbose(rf"""
(?:{YEAR}|{RELATIVE})? (?: (?P<am>{_ANY_MONTH}) 月 )? (?P<a>{_ANY_DAY}) [日号]? \s?
[-~至到] \s? (?: (?P<bm>{_ANY_MONTH}) 月 )? (?P<b>{_ANY_DAY}) [日号] (?![本元圆均])""")
DAY_AFTER_DAY = _verbose(rf"""
(?:{YEAR}|{RELATIVE})? (?: (?P<am>{_ANY_MONTH}) 月 )? (?P<a>{_ANY_DAY}) [日号]?
[和、与及] (?: (?P<bm>{_ANY_MONTH}) 月 )? (?P<b>{_ANY_DAY}) [日号] (?![本元圆均楼机线])""")
_PLAN_NUMBER = "十[一二三四五六七八九]?|[一二三四五六七八九]"
PLAN = _verbose(rf"""
[“"]? (?P<plan>{_PLAN_NUMBER}) 五 [”"]?
    (?: (?:规划|计划)? (?:时期|期间|期末|末|以来|前[一二三四]年) | (?=规划|计划|开局|收官) )
| “ (?P<quoted>{_PLAN_NUMBER}) 五 ”""")
DECADE = _verbose(r"""
(?: (?P<last>上个?世纪) | (?P<this>本世纪) | (?P<century>\d\d|[一二]?十[一二三四五六七八九]?)世纪 )
(?: (?P<decade>[1-9]0|[一二三四五六七八九]十)年代 )? (?:初期|末期|中期|中叶|以来|初|末)?
| (?<!\d) (?P<bare>[5-9]0|[五六七八九]十)年代 (?:初期|末期|中期|初|末)?""")
_COUNT = r"(?:\d{1,3}|[一二三四五六七八九十两几数百]{1,3})(?:多|余)?"
SPAN = _verbose(rf"""
(?: (?P<past> (?<![^，。、；：“（(\n\s在的,])近 | 近(?={_COUNT}(?:年|个月|天|周)(?:以?来|间|里|中(?!国)))
        | 过去 | 最近 )
    | 这(?!一) | 未来|今后) 的? (?:这(?!一))? \s? (?P<count>{_COUNT}) \s?
    (?P<unit>年|个月|天|周) (?:以来|时间|多|间|来|里|中(?!国))?
| {_COUNT} (?:年|个月|天) (?:以来|来|间)""")
AGO = _verbose(rf"(?P<count>{_COUNT}) (?P<unit>年|个月|天|周) (?:之前|以前|前(?!夕))")
FROM_NOW = re.compile("今明(?:[两二](?:年|天)|后三(?:年|天))|明后(?:[两二](?:年|天)|天)")
YEARLY = re.compile("每年[^，。]{0,3}$")
WEEKDAY = re.compile(r"(?P<week>上上|下下|[上下本这])个?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天末](?!期|年|边))")
LUNAR = _verbose(rf"""
(?:{YEAR}|{RELATIVE})? (?: [农阴]历 (?:{YEAR.replace("<year>", "<lunar_year>")})?
        (?:[正腊冬]|{MONTH_NAME}) 月 (?: 初?[一二三四五六七八九十]{{1,3}} | 廿[一二三四五六七八九]? )?
    | (?:[正腊冬]|{MONTH_NAME}) 月 (?: 初[一二三四五六七八九十] | 廿[一二三四五六七八九]? )
    | [正腊] 月 (?: {DAY_NAME} )? )""")
REIGN = _verbose(rf"""
(?P<reign>{"|".join(_WORDS["reigns"])}) (?P<reign_year>元|\d{{1,2}}|[{N}十]{{1,3}}) 年
    (?: 闰?(?:[正腊冬]|{MONTH_NAME}|{MONTH_DIGITS}) 月 (?: 初?[一二三四五六七八九十]{{1,3}}日? )? )?""")
HOLIDAY = _verbose(rf"""
(?:{YEAR}|{RELATIVE})? [“"]? (?P<holiday>元旦|春节|清明|五一|劳动(?=节)|端午|中秋|国庆|十一|新年) 节? [”"]?
(?:小长假|长假|假期|假日|黄金周|期间)""")
DAY_OF_MONTH = _verbose(rf"(?P<day> {DAY_DIGITS} ) [日号]")
NTH_WEEK = re.compile("的?第([一二三四])个?周(?![一二三四五六日天年期])")
DAY_OF_WEEK = re.compile(r"[，,]?\s?[(（]?(?:星期|周|礼拜)[一二三四五六日天](?:[)）]|(?![一二三四五六日天至到]))")
BARE_WEEKDAY = re.compile(
    "(?<![每上下本这个、至到-])(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])"
    "(?=[，。,、 ()的在]|[上下]午|[早晚凌]|表示|报道|宣布|将|公布|发布|说|称|举行|$)"
)
BETWEEN = re.compile("(?:之后|以后)[、，]?")

_COUNTED = f"{N}十两几数百"
_AFTER = {
    "今": "明后春夏秋冬", "明": "后", "上": "上个半周星礼世", "下": "下个半周星礼", "本": "周星礼世",
    "前": f"{N}十\\d半", "头": f"{N}十\\d个",
    "第": f"{N}十\\d", "这": f"{_COUNTED}\\d个周星礼的", "近": f"{_COUNTED}\\d", "过": "去", "未": "来", "最": "近",
    "两": f"{_COUNTED}多余年个天周月", "几": f"{_COUNTED}多余年个天周月", "数": f"{_COUNTED}多余年个天周月",
    "百": f"{_COUNTED}多余年个天周月", "年": "底末初", "农": "历", "阴": "历", "正": "月", "腊": "月", "冬": "月",
    "元": "旦", "春": "节", "清": "明", "劳": "动", "端": "午", "中": "秋", "国": "庆", "新": "年",
}  # fmt: skip
"""What may stand after the first character of an expression that is no word of the lexicon."""


def _openings() -> str:
    """The first two characters of every word of the lexicon, and of the shapes above."""
    seconds = dict(_AFTER)
    for kind in ("years", "same_year", "days", "same_day", "months", "same_month", "weeks", "eras", "vague", "current"):
        for word in _WORDS[kind]:
            seconds[word[0]] = seconds.get(word[0], "") + word[1]
    for word in _WORDS["habitual"]:
        seconds[word[0]] = seconds.get(word[0], "") + word[1]
    return "|".join(f"{first}[{following}]" for first, following in seconds.items() if first not in N + "十")


START = re.compile(
    rf"(?<!\d)\d|(?<![{N}十])[{N}十]|[“\"](?=[{N}十])"
    f"|{_openings()}"
    "|(?:周|星期|礼拜)(?=[一二三四五六日天])|(?<![\u4e00-\u9fff])(?:在?[此这])?期间"
    f"|{_REIGN_START}"
)
SINCE = re.compile("以来|开始|(?:零时|0时|24时|凌晨)?起(?![来义点步诉飞草源初到因])|至今|之后|以后")
UNTIL = re.compile("[及或]?(?:以前|之前)")
ACT_AND_RANGE = re.compile("[\u4e00-\u9fff]{2,4}[至到](?=[\\d今])")
"""What is done on the day that a stretch of time begins with (从4月21日挂牌到6月30日)."""

ACT_SINCE = re.compile("[\u4e00-\u9fff]{2,6}(?:(?:到|至)(?:现在|目前|今)|开始(?=[，、]))")
"""What began then and goes on (从去年9月全面开工到现在)."""

RANGE = re.compile(r"(?:零时|0时|凌晨)?起?\s?[-~至到]\s?")
REPORTED = re.compile(
    "[^，。；：\n]{0,30}?(?:表示|说|称|指出|强调|透露|介绍|宣布|通报|发布|公布|报道|获悉|结束|闭幕|落幕|收官)(?=[，。；：,:]|$)"
)
"""After a day: it is told of what was said or ended then, and nothing else in the sentence need hold for it."""

FUTURE = re.compile("将|拟|预计|计划|力争|有望|即将|定于|争取")
BASIS_BEFORE = re.compile(
    '(?:相比|相较于|相较|较之|对比|比照|不及|高于|低于|快于|慢于|多于|少于|大于|小于|超过|优于|好于|[比较]|[与同和](?=.{0,12}相比))于?[“"]?$'
)
BASIS_AFTER = re.compile(".{0,8}(?:相比|对比)|比[，,]|同期(?!的)")
SHARE_BEFORE = re.compile("[是为于]$")
SHARE_AFTER = re.compile("[^，。；\n]{0,12}的.{0,8}(?:倍|%)")
EVER_SINCE = re.compile("(?:自打|自从|(?<![来各亲独源出取])自)$")
PART_OF_NAME = re.compile(
    "第[一二三四五六七八九十\\d]{1,3}[批期轮届次]|的?(?:新[高低]|最[高低大小多少好差快慢]|首[次个])"
    "|[\u4e00-\u9fff]{0,4}(?:奥运会|冬奥会|残奥会|亚运会|世博会|全运会|世界杯)(?!期间|上)"
)
"""What makes a time part of a thing's name (2020年第二批资金, 2008年以来新高, 2022年冬奥会): nothing holds for it."""

OF_THE_YEAR = re.compile("[\u4e00-\u9fff]{0,4}?(?:目标|任务|计划|进度|预算|预期)")
"""What is set for the whole year, when 全年 says only which plan is meant (完成全年任务的80%)."""

MEANWHILE = re.compile("(?<![\u4e00-\u9fff])(?:在?[此这])?期间(?![\u4e00-\u9fff]{0,2}的)")

FROM_LEVEL = re.compile("[由从]$")
LEVEL_LEFT = re.compile(r"的?\d[\d.,]*[^，。；\s]{0,12}?[至到](?=[^，。；]{0,12}\d)")
AWARDED = re.compile("(?:发布|评选|公布|荣获|获得|授予|命名|入选|获评)$")
TITLE = re.compile("“[^”，。]{2,16}”")
UNDERGONE = re.compile("受到?$")
IN_QUOTES = re.compile("[“‘「]$")
QUOTE_END = re.compile("[^“”‘’。，\n]{1,30}[”’」]")
NO_MONTH_NAME = frozenset("亮球饼光季刊票收挣赚")
