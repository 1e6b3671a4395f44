# Maven with progress lines instead of its own words. Sourced, after say.sh.

# Runs Maven in the repository $1 with the arguments that follow. Its words go to ops/target/maven.log;
# shown are the modules as they are built and the tests as they pass. On failure, its errors.
maven() {
  local root=$1 log=$1/ops/target/maven.log errors
  shift
  mkdir -p "$root/ops/target"
  if (cd "$root" && mvn -B -ntp -Dstyle.color=never "$@" </dev/null 2>&1) |
    tee "$log" | maven_progress; then
    return 0
  fi
  errors=$(maven_errors <"$log")
  if [[ -z $errors ]]; then errors=$(tail -n 60 "$log"); fi
  printf '%s\n' "$errors" >&2
  printf 'voicemill: the build failed; everything Maven said is in %s\n' "$log" >&2
  return 1
}

# Keeps the lines of Maven's output that tell a person where it is.
maven_progress() {
  awk '
    /^\[INFO\] Building .* \[[0-9]+\/[0-9]+\]$/ { sub(/^\[INFO\] Building /, ""); gsub(/ +/, " "); print "    " $0; fflush() }
    /^\[(INFO|ERROR|WARNING)\] Tests run:.* -- in / {
      name = $0; sub(/.* -- in /, "", name); sub(/.*\./, "", name)
      count = $0; sub(/.*Tests run: /, "", count); sub(/,.*/, "", count)
      print "      " name ": " count (/<<< (FAILURE|ERROR)!/ ? " tests, NOT ALL PASSED" : " passed"); fflush()
    }
  '
}

# Keeps the errors of Maven's output, without its advice about its own switches.
maven_errors() {
  awk '
    /^\[(ERROR|FATAL)\]/ && !/^\[ERROR\] *$/ && !/^\[ERROR\] (To see|Re-run|For more|After correcting|  mvn <args>|\[Help|-> \[Help)/ {
      sub(/ -> \[Help [0-9]+\]$/, "")
      if (++shown <= 60) print
    }
  '
}
