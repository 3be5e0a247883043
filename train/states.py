"""Packages of country names -> `src/placet/codebook/actors/states.yaml`, the base that governments.yaml adds to.

    pip install countryinfo pycountry babel
    python train/states.py > src/placet/codebook/actors/states.yaml

countryinfo (MIT) gives demonyms and capitals, babel (BSD, CLDR) the usual English names, pycountry (LGPL-2.1, only run here,
nothing of it ships) the formal ones. What these get wrong or lack is set right by hand in governments.yaml, whose fields win.
"""

import json
import re
import sys
from importlib.resources import files
from typing import Any

import pycountry
import yaml
from babel import Locale

UNUSABLE = {"ATA", "BVT", "HMD", "IOT", "ATF", "SGS", "UMI", "CXR", "CCK", "BLM", "MAF", "SJM", "PCN", "NFK"}  # nobody speaks for these
# Territories of other states: their demonyms are borrowed ("French") and their capitals share names with better-known places.
# fmt: off
DEPENDENT = {
    "ABW", "AIA", "ALA", "ASM", "BES", "BMU", "COK", "CUW", "CYM", "FLK", "FRO", "GGY", "GIB", "GLP", "GRL", "GUF", "GUM", "HKG", "IMN",
    "JEY", "MAC", "MNP", "MSR", "MTQ", "MYT", "NCL", "NIU", "PRI", "PYF", "REU", "SHN", "SPM", "SXM", "TCA", "TKL", "VGB", "VIR", "WLF",
}
# fmt: on
ARTICLE = re.compile(r"^(The|the) ")


def demonyms_and_capitals() -> dict[str, dict[str, Any]]:
    """What countryinfo says, by ISO 3166-1 alpha-3 code."""
    found: dict[str, dict[str, Any]] = {}
    for file in (files("countryinfo") / "data").iterdir():
        if not file.name.endswith(".json"):
            continue
        data = json.loads(file.read_text(encoding="utf-8"))
        code = data.get("ISO", {}).get("alpha3")
        if code and len(data) > len(found.get(code, ())):
            found[code] = data
    found["XKX"] = found.get("XKX") or found.get("UNK") or {"demonym": "Kosovar", "capital": "Pristina"}
    return found


def people_of(demonym: str) -> list[str]:
    """The plural of a demonym, where English has one that differs: Russian -> Russians, but Chinese -> nothing."""
    if demonym.endswith(("ese", "ish", "ch", "ss", "sh")):
        return []
    return [re.sub(r"man$", "men", demonym) if demonym.endswith("man") and demonym[-4:] != "rman" else demonym + "s"]


def state(code: str, usual: str, country: Any, known: dict[str, Any]) -> dict[str, Any]:
    """One entry of states.yaml."""
    usual = usual.replace("’", "'").replace(" & ", " and ")
    names = {getattr(country, field, "") for field in ("name", "common_name", "official_name")} if country else set()
    names = {ARTICLE.sub("", name) for name in names if name and "," not in name and "(" not in name} - {
        usual,
        "Congo",
    }  # alone, that is the other one
    dependent = code in DEPENDENT
    demonyms = [] if dependent else [word.strip() for word in re.split(r"[,;/]| or ", known.get("demonym") or "") if word.strip()]
    entry: dict[str, Any] = {"code": code, "name": usual}
    if names:
        entry["names"] = sorted(names)
    if demonyms:
        entry["adjectives"] = demonyms
        entry["people"] = [plural for word in demonyms for plural in people_of(word)]
    capitals = [] if dependent else known.get("capital") or []
    entry["capitals"] = [re.sub(r"[,(].*", "", capital).strip() for capital in ([capitals] if isinstance(capitals, str) else capitals)]
    entry["capitals"] = [capital for capital in entry["capitals"] if capital != usual]
    return {key: value for key, value in entry.items() if value}


def main() -> None:
    """Write the list to standard output, one entry a line, by code."""
    english, known = Locale("en").territories, demonyms_and_capitals()
    countries: dict[str, Any] = {country.alpha_3: country for country in pycountry.countries}
    entries = [
        state(code, english.get(country.alpha_2, country.name), country, known.get(code, {}))
        for code, country in countries.items()
        if code not in UNUSABLE
    ]
    entries.append(state("XKX", "Kosovo", None, known["XKX"]))
    print("# Made by train/states.py: change governments.yaml instead.")
    for entry in sorted(entries, key=lambda entry: str(entry["code"])):
        sys.stdout.write("- " + yaml.safe_dump(entry, default_flow_style=True, allow_unicode=True, sort_keys=False, width=10**6))


if __name__ == "__main__":
    main()
