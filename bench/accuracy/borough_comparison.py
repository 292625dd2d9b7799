"""What two records say of one another: the columns that boosted trees learn from.

Nothing is weighed here. Each column is a plain comparison of two values, how common a value is, or
when and where the records are from; -1 stands for what one of the two does not state.
"""

import numpy as np
import pandas as pd
from borough_forms import NameForms
from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler
from rapidfuzz.process import cpdist

MALE_TITLES = {"mr", "master", "sir"}
FEMALE_TITLES = {"mrs", "miss", "ms", "lady"}
# What systems put for the day and month where only the year is known.
DEFAULT_DAY = "01-01"


def described(records):
    """Cleaned records (`borough_fields.read_fields`) with what is made from them, for all uses."""
    table = records.reset_index(drop=True)
    table["given"] = table.first_name
    table["initial"] = table.first_name.str[:1]
    table["given_start"] = table.first_name.str[:3]
    table["surname_start"] = table.surname.str[:3]
    table["surname_end"] = table.surname.str.split().str[-1]
    table["sector"] = table.postcode.str[:-2]
    table["district"] = table.postcode.str[:-3]
    table["birth_year"] = table.dob.str[:4]
    titled = pd.Series(None, index=table.index, dtype=object)
    titled[table.title.isin(MALE_TITLES)] = "M"
    titled[table.title.isin(FEMALE_TITLES)] = "F"
    table["gender"] = table.sex.where(table.sex.isin(["M", "F"]), titled)
    table["name_words"] = [
        " ".join(sorted(" ".join(part for part in parts if part).split()))
        for parts in table[["first_name", "middle", "surname"]].fillna("").to_numpy()
    ]
    table["numbers"] = table.address.str.findall(r"\d+").str.join(" ")
    table["home"] = table.postcode + " " + table.numbers
    return table


class Comparison:
    """Compares pairs of one set of records.

    `forms` knows which first names stand for one another. The files are told apart by their
    names, so that what was learnt from one borough holds for another.
    """

    def __init__(self, records, forms):
        self.records = records
        self.forms = forms
        self.text = {
            name: records[name].fillna("").to_numpy(dtype=object)
            for name in (
                *("given", "surname", "surname_end", "middle", "name_words", "title", "gender"),
                *("dob", "nino", "uprn", "postcode", "address", "numbers", "email", "dataset"),
            )
        }
        self.days = {
            name: days_since_1970(records[name]) for name in ("dob", "since", "until")
        }
        self.commonness = {
            name: log_count(records[name]) for name in ("full_name", "surname", "given")
        }
        self.sharers = {
            name: log_count(records[name]) for name in ("email", "home", "uprn", "nino")
        }
        self.phones = records.phones.to_list()
        self.companions = companions_of(records)
        files = sorted(set(self.text["dataset"]))
        self.file = np.array([files.index(name) for name in self.text["dataset"]])

    def columns(self, first, second):
        """One row for each pair of positions in `first` and `second`; columns are numbers."""
        table = {
            **self.names(first, second),
            **self.births(first, second),
            **self.homes(first, second),
            **self.contacts(first, second),
            **self.residence(first, second),
        }
        gender = self.alike("gender", first, second)
        table["gender"], table["title"] = gender, self.alike("title", first, second)
        table["nino"] = self.distance("nino", first, second)
        files = self.file[first], self.file[second]
        table["file"], table["other_file"] = np.minimum(*files), np.maximum(*files)
        return pd.DataFrame(table).astype(np.float32)

    def names(self, first, second):
        given, other = self.text["given"][first], self.text["given"][second]
        middle = self.text["middle"][first], self.text["middle"][second]
        table = {
            "given_alike": given == other,
            "surname_alike": self.alike("surname", first, second),
            "given_similar": self.similarity("given", first, second),
            "surname_similar": self.similarity("surname", first, second),
            "surname_end_similar": self.similarity("surname_end", first, second),
            "words_similar": self.similarity("name_words", first, second),
            "given_forms": self.forms.strength(given, other),
            # The surname of one where the other has the first name.
            "turned_round": (self.text["surname"][first] == other)
            & (self.text["surname"][second] == given),
            "initial_only": [
                min(len(a), len(b)) == 1 and a[0] == b[0] for a, b in zip(given, other)
            ],
            "middle": [middle_names(a, b) for a, b in zip(*middle)],
            "middle_is_given": [
                bool(a and a == d) or bool(b and b == c)
                for a, b, c, d in zip(given, other, *middle)
            ],
        }
        for name, counts in self.commonness.items():
            table[f"{name}_rarer"] = np.minimum(counts[first], counts[second])
            table[f"{name}_commoner"] = np.maximum(counts[first], counts[second])
        return table

    def births(self, first, second):
        one, two = self.text["dob"][first], self.text["dob"][second]
        days = self.days["dob"]
        return {
            "born_distance": self.distance("dob", first, second),
            "born_days_apart": np.abs(days[first] - days[second]),
            "born_turned_round": [
                a != "" and a[:4] == b[:4] and a[5:7] == b[8:] and a[8:] == b[5:7]
                for a, b in zip(one, two)
            ],
            "born_by_default": [DEFAULT_DAY in (a[5:], b[5:]) for a, b in zip(one, two)],
            "born": np.fmax(days[first], days[second]),
        }

    def homes(self, first, second):
        address = self.text["address"][first], self.text["address"][second]
        stated = (address[0] != "") & (address[1] != "")
        return {
            "uprn": self.alike("uprn", first, second),
            "postcode": self.distance("postcode", first, second),
            "house_numbers": self.alike("numbers", first, second),
            "address_words": np.where(stated, cpdist(*address, scorer=fuzz.token_set_ratio), -1),
            "address_text": np.where(stated, cpdist(*address, scorer=fuzz.ratio), -1),
            "home_sharers": self.most("home", first, second),
            "uprn_sharers": self.most("uprn", first, second),
            "companions": [
                len(self.companions[a] & self.companions[b]) for a, b in zip(first, second)
            ],
        }

    def contacts(self, first, second):
        shared, nearest = np.full((2, len(first)), -1.0)
        for i, (a, b) in enumerate(zip(first, second)):
            if self.phones[a] and self.phones[b]:
                distances = [
                    DamerauLevenshtein.distance(one, two)
                    for one in self.phones[a]
                    for two in self.phones[b]
                ]
                shared[i], nearest[i] = distances.count(0), min(distances)
        return {
            "phones_shared": shared,
            "phone_distance": nearest,
            "email": self.similarity("email", first, second),
            "email_sharers": self.most("email", first, second),
            "nino_sharers": self.most("nino", first, second),
        }

    def residence(self, first, second):
        """Days from the end of one to the start of the other: people who moved leave no overlap."""
        since, until = self.days["since"], self.days["until"]
        ended, other_ended = ~np.isnan(until[first]), ~np.isnan(until[second])
        gaps = since[first] - until[second], since[second] - until[first]
        return {
            "gap": np.fmax(*gaps),
            "starts_apart": np.abs(since[first] - since[second]),
            "starts_after_end": np.fmin(np.abs(gaps[0]), np.abs(gaps[1])),
            "ended": ended.astype(int) + other_ended,
        }

    def alike(self, name, first, second):
        one, two = self.text[name][first], self.text[name][second]
        return np.where((one == "") | (two == ""), -1, one == two)

    def similarity(self, name, first, second):
        return self.measured(JaroWinkler.similarity, name, first, second)

    def distance(self, name, first, second):
        return self.measured(DamerauLevenshtein.distance, name, first, second)

    def measured(self, scorer, name, first, second):
        one, two = self.text[name][first], self.text[name][second]
        return np.where((one == "") | (two == ""), -1, cpdist(one, two, scorer=scorer))

    def most(self, name, first, second):
        return np.maximum(self.sharers[name][first], self.sharers[name][second])


def middle_names(one, two):
    """-1 unknown, 0 at odds, 1 the same initial, 2 an initial that fits, 3 alike."""
    if not one or not two:
        return -1
    if one == two:
        return 3 if len(one) > 1 else 2
    if one[0] != two[0]:
        return 0
    return 2 if len(one) == 1 or len(two) == 1 else 1


def companions_of(records):
    """Names of the others at each record's home: families that move, move together."""
    names = records.full_name
    at_home = names.groupby(records.home).agg(frozenset).to_dict()
    return [
        at_home.get(home, frozenset()) - {name, None} for home, name in zip(records.home, names)
    ]


def log_count(values):
    return np.log1p(values.map(values.value_counts()).fillna(0).to_numpy(dtype=float))


def days_since_1970(dates):
    days = pd.to_datetime(dates, errors="coerce", format="%Y-%m-%d")
    return ((days - pd.Timestamp("1970-01-01")).dt.days).to_numpy(dtype=float)
