"""Currencies by their codes of ISO 4217, and what editors type instead.

The European Union's authority list, whose IRIs the graph uses, has the same codes. Funds codes of banks, precious
metals and codes for tests are left out: no sum of money is promised in them. A test compares with pycountry.
"""

CURRENCY = "http://publications.europa.eu/resource/authority/currency/"
"""What the IRI of every currency starts with; its code follows."""

CODES = frozenset(
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY
    COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR
    ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK
    MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF
    SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU
    UZS VED VES VND VUV WST XAF XCD XCG XDR XOF XPF YER ZAR ZMW ZWG
    """.split()  # noqa: SIM905 -- a list would take a line for each
)

_ALSO = {
    "CNY": ("rmb", "cnh", "yuan", "renminbi", "元", "人民币", "人民币元"),
    "USD": ("us$", "usd$", "us dollar", "us dollars", "美元", "美金"),
    "CAD": ("c$", "cad$", "canadian dollar", "canadian dollars", "加元", "加币", "加拿大元"),
    "AUD": ("a$", "australian dollar", "australian dollars", "澳元", "澳大利亚元"),
    "HKD": ("hk$", "hong kong dollar", "hong kong dollars", "港元", "港币"),
    "EUR": ("€", "euro", "euros", "欧元"),
    "GBP": ("£", "pound", "pounds", "sterling", "ukp", "stg", "英镑"),
    "JPY": ("yen", "日元", "日圆"),
    "CHF": ("sfr", "swiss franc", "swiss francs", "瑞士法郎"),
    "KRW": ("won", "韩元", "韩圆"),
    "INR": ("rs", "rupee", "rupees", "印度卢比"),
    "BRL": ("r$", "real", "reais", "巴西雷亚尔"),
}
_MEANT = {word: code for code, words in _ALSO.items() for word in words}


def meant(typed: str) -> str | None:
    """What an editor typed for a currency → its code, None when that is not certain (`$` may be any dollar)."""
    word = " ".join(typed.split())
    if word.upper() in CODES:
        return word.upper()
    return _MEANT.get(word.lower())
