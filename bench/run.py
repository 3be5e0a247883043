"""All speed measurements, one after the other."""

import coding
import ledger
import pages
import parsing
import resolution

if __name__ == "__main__":
    coding.main()
    print()
    parsing.main()
    print()
    resolution.main()
    print()
    ledger.main()
    print()
    pages.main()
