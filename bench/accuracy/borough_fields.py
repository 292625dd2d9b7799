"""Plain cleaning of the borough's person fields, as a data engineer would do it.

`borough.ts` writes what stands in the person files under common names; this
makes dates ISO, names and contacts lower case without what is around them,
numbers and phones bare, and postcodes capital with one blank. It corrects nothing.
"""

import re
import unicodedata

import pandas as pd

TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr", "master", "prof", "rev", "sir", "lady"}
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def read_fields(path):
    """Cleaned records in the order of the file; None for what is not stated."""
    raw = pd.read_csv(path, dtype=str, keep_default_na=False)
    full = raw.full.map(full_name)
    table = pd.DataFrame({"dataset": raw.dataset, "id": raw.id})
    table["title"] = [
        bare(title) or parts[0] for title, parts in zip(raw.title, full)
    ]
    first = [bare(name) or parts[1] for name, parts in zip(raw["first"], full)]
    table["first_name"] = [name.split(" ")[0] for name in first]
    table["middle"] = [" ".join(name.split(" ")[1:]) for name in first]
    table["surname"] = [bare(name) or parts[2] for name, parts in zip(raw["last"], full)]
    table["full_name"] = [
        f"{given} {last}" if given and last else ""
        for given, last in zip(table.first_name, table.surname)
    ]
    table["dob"] = raw.born.map(iso_date)
    # What forms put where no date is known.
    table.loc[table.dob == "1900-01-01", "dob"] = None
    table["sex"] = raw.sex.str[:1].str.upper()
    table["nino"] = raw.nino.str.upper().str.replace(r"\W", "", regex=True).str[:8]
    table["uprn"] = raw.uprn.str.lstrip("0")
    table["address"] = (
        raw.address.str.lower().str.replace(r"[^a-z0-9]+", " ", regex=True).str.strip()
    )
    table["postcode"] = (
        raw.postcode.str.upper()
        .str.replace(r"\W", "", regex=True)
        # With its blank, by which ready-made comparisons find the sector.
        .str.replace(r"(?<=.)(?=...$)", " ", regex=True)
    )
    table["phones"] = [
        sorted({phone(number) for number in numbers} - {""})
        for numbers in zip(raw.phone, raw.phone2)
    ]
    table["email"] = raw.email.str.lower().str.strip()
    table["since"] = raw["from"].map(iso_date)
    table["until"] = raw.until.map(iso_date)
    texts = [name for name in table.columns if name != "phones"]
    table[texts] = table[texts].astype(object).replace("", None)
    return table


def bare(name):
    """Lower case letters and single blanks: no accents, no punctuation."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"[^a-z ]", "", plain.replace("-", " ")).split())


def full_name(name):
    """Title, first names and last word of a name in one column."""
    words = bare(name).split()
    title = words.pop(0) if words and words[0] in TITLES else ""
    return title, " ".join(words[:-1]), words[-1] if words else ""


def iso_date(text):
    """A date in any of the services' forms as ISO text; None for none."""
    day = text.strip().split(" ")[0]
    if match := re.fullmatch(r"(\d{4})-?(\d\d)-?(\d\d)", day):
        return "-".join(match.groups())
    if match := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", day):
        return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    if match := re.match(r"(\d{1,2})[- /]([A-Za-z]{3})[a-z]*[- /](\d{4})", text.strip()):
        month = match[2].lower()
        if month in MONTHS:
            return f"{match[3]}-{MONTHS.index(month) + 1:02}-{int(match[1]):02}"
    if re.fullmatch(r"\d{3,5}", day):
        # Spreadsheets count days from 30 December 1899.
        return str(pd.Timestamp("1899-12-30") + pd.Timedelta(days=int(day)))[:10]
    return None


def phone(text):
    """National digits: no +44, and the zero that a spreadsheet dropped."""
    digits = re.sub(r"\D", "", text)
    if digits.startswith("44"):
        digits = digits[2:]
    digits = digits.lstrip("0")
    return f"0{digits}" if len(digits) >= 9 else ""
