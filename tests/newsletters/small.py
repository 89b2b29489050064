"""An issue of two items, for tests of the command."""

SMALL = """NbS 通讯 2024 年 5 月刊

一、研究
红树林恢复的效益
李雷，王一帆，2024 年 5 月 9 日
研究指出，恢复 3.4 万公顷红树林每年可减排 12 万吨二氧化碳，支持 SDG 13 和 SDG 15.1。
链接：https://example.org/mangroves

二、行业动态
湿地国际举办蓝碳论坛
2024 年 5 月 20 日，湿地国际在北京举办蓝碳论坛，与会者宣布出资 2 亿美元。
链接：https://example.org/forum
"""
