"""All speed measurements, one after the other."""

import coding
import parsing

if __name__ == "__main__":
    coding.main()
    print()
    parsing.main()
