"""Cases of Recognizers-Text that written Chinese prose does not raise, or that are read otherwise here on purpose."""

OUT_OF_SCOPE: dict[str, list[str]] = {
    "a numeral torn by spaces is several numerals": [
        "十 余 万", "十 余 萬", "7 万5 千4 百", "7 萬5 千4 百", "三千 九百 六十五 ", "一百 二 十 几亿",
        "壹百 五 十 二", "1000  万", "三 百 五 又 三 分之 一", "４ ６／３", "1 ３/5", "1 4/3的美梦,1/2的努力",
        "三百五十 又 3分  之1", "３ 分  之 一百五十七", "三百 五又三分之壹", "三百 五 又 三分  之壹",
        "３ 分  之 壹百五十七", "四点 五个百分点", "百分之一 点五", "百分之一 點五", "六 點 五 成",
        "一 百 五 十 個 百 分 點", "2010 01 29",
    ],
    "notation of mathematics or of computers, no prose": [
        "2^5", ".23456000", ".5", "2222.2222.22222.222", "２.７８９０e－１", "-2.5^-1", "-127.32e13",
        "12.32e+14", "１６/5", "百分之15Ｋ", "百分之3.2k", "12k個百分點",
    ],
    "打 stays the unit, the number is not multiplied by twelve": [
        "五十打", "壹打", "十打蘋果",
    ],
    "the value stays in the unit that is written, not in thousands of it": [
        "一千比特",
    ],
    "a unit without a number states no quantity": [
        "人民币 美元", "人民币美元", "你能把华氏温度51度转换为摄氏度吗",
    ],
    "over 16 digits it is an identifier": [
        "我们有 202107211321363588510367 美元",
    ],
    "days and months of the traditional calendar are not those of the Gregorian one": [
        "农历2015年十月初一", "2015年农历正月初一", "我们定在三月初一", "三月初一", "正月三十", "大年初一",
        "两千年八月十五", "二零零四年八月十五", "神龙二年正月初一", "雍正四年大年三十",
        "神龙元年十一月，武则天去世", "康熙三年五月", "康熙二十年9月", "康熙20年9月",
    ],
    "orders of day, month and year that Chinese prose does not use": [
        "你13.5.2015有时间吗？", "我会在 3-7-2017 回来", "你3-7-07有时间吗", "你3-7-27有时间吗",
        "你05/05/89有时间吗", "你05/05/71有时间吗", "12/1", "1/2/2020", "你27-7-3有时间吗",
        "10/1/2018-10/7/2018",
    ],
    "a number without 年 is no year; three digits before 年 count years": [
        "2018 看起来是一个年份", "2018看起来是一个年份", "时间从2016到2018", "在789年",
    ],
    "words for a stretch of time of no certain length": [
        "最近",
    ],
    "到 includes the last year, 近三年 and 过去十年 are years, not days": [
        "2009 年 到 2010 年，小麦产量翻了一番", "近 三 年，犯罪数量逐步下降", "过去十年中国有了巨大的变化",
    ],
    "以后 and 以前 open the interval": [
        "他07年以后就没再来过学校", "他07 年以前就毕业了",
    ],
    "speech to an assistant: ahead of the day on which it is said": [
        "前1周", "上2个月", "后1年", "下1年", "我从上周四到十月一日都不在", "最后一个周三", "最后一个的周三",
        "去年本月十日", "我从8月的最后一个星期一到十月一日不在",
    ],
    "a day that does not exist holds for nothing": [
        "2月30日",
    ],
}  # fmt: skip
