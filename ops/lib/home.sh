# Where the distribution folder is. Sourced.

# Prints the distribution folder of the repository $1: its name carries the version of the parent pom.
distribution_home() {
  printf '%s/ops/target/voicemill-%s\n' "$1" "$(sed -n 's:^  <version>\(.*\)</version>$:\1:p' "$1/pom.xml")"
}
