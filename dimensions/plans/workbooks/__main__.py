"""The child process of a reading: MODULE FUNCTION PATH OPTIONS LIMITS; see `child`."""

import json
import sys

from dimensions.plans.workbooks.child import Limits, answer_to

if __name__ == "__main__":
    *asked, limits = sys.argv[1:]
    Limits(**json.loads(limits)).take_hold()
    json.dump(answer_to(*asked), sys.stdout)
