# Finds a Java of at least a given version. Sourced; also shipped with the launch scripts.

# Prints the feature version (25) of the Java home $1, or nothing when there is no Java in it.
java_version_of() {
  local home=$1 line
  [[ -x $home/bin/java ]] || return 0
  if [[ -r $home/release ]]; then
    # Reading the release file costs nothing; asking the JVM costs a start.
    line=$(grep -m 1 '^JAVA_VERSION=' "$home/release" || true)
  fi
  [[ -n ${line:-} ]] || line=$("$home/bin/java" -version 2>&1 | head -n 1 || true)
  if [[ $line =~ \"(1\.)?([0-9]+) ]]; then printf '%s\n' "${BASH_REMATCH[2]}"; fi
}

# Prints the Java homes of this machine, the likeliest places first.
java_homes() {
  local home on_path
  if [[ -n ${JAVA_HOME:-} ]]; then printf '%s\n' "$JAVA_HOME"; fi
  on_path=$(command -v java || true)
  if [[ -n $on_path ]]; then dirname "$(dirname "$(readlink -f "$on_path")")"; fi
  for home in /usr/lib/jvm/* /opt/java/* "${HOME:-/nonexistent}"/.sdkman/candidates/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [[ -d $home && ! -L $home ]]; then printf '%s\n' "$home"; fi
  done
}

# Sets and exports JAVA_HOME to the first Java of at least version $1 that has the program $2
# (java or javac); returns 1 when this machine has none.
find_java() {
  local wanted=$1 program=$2 home version
  while IFS= read -r home; do
    [[ -x $home/bin/$program ]] || continue
    version=$(java_version_of "$home")
    if [[ -n $version && $version -ge $wanted ]]; then
      export JAVA_HOME=$home
      return 0
    fi
  done < <(java_homes)
  return 1
}
