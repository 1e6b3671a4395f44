# Counts what Surefire and Failsafe wrote down. Sourced, after say.sh.

# Removes the reports of earlier runs under the repository $1, so that only this run is counted.
forget_reports() {
  rm -rf "$1"/*/target/surefire-reports "$1"/*/target/failsafe-reports
}

# Prints "tests failed skipped empty" over all reports under the repository $1; failed holds errors too,
# empty is the number of test classes that ran nothing.
count_reports() {
  find "$1" -path '*/target/*-reports/TEST-*.xml' -print0 | xargs -0 -r cat | awk '
    function number(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3) + 0 : 0 }
    /<testsuite / {
      tests += number("tests"); failed += number("failures") + number("errors"); skipped += number("skipped")
      if (number("tests") == 0) empty++
    }
    END { print tests + 0, failed + 0, skipped + 0, empty + 0 }
  '
}

# Prints the names of the skipped tests under the repository $1, one a line.
skipped_tests() {
  find "$1" -path '*/target/*-reports/TEST-*.xml' -print0 | xargs -0 -r cat | awk '
    /<testcase / { name = $0; sub(/.*<testcase /, "", name); sub(/>.*/, "", name) }
    /<skipped/ { print name }
  '
}
