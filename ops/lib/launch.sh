# Starts one of Voicemill's programs. Sourced by the scripts in bin/, and shipped beside the jars.

# Runs the jar whose name begins with $1 in place of this shell: launch NAME [JVM OPTION...] -- [ARGUMENT...].
# VM_JAVA_OPTS adds JVM options; it is for this script only, so the program does not get to see it.
launch() {
  local name=$1 jar more options=()
  local library
  library=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
  shift
  while [[ $1 != -- ]]; do
    options+=("$1")
    shift
  done
  shift
  # shellcheck source-path=SCRIPTDIR source=java.sh
  source "$library/java.sh"
  if ! find_java 25 java; then
    printf '%s: no Java 25 or newer found in JAVA_HOME, PATH or /usr/lib/jvm: install one and set JAVA_HOME to it.\n' \
      "$name" >&2
    exit 78
  fi
  jar=("$library/$name"-[0-9]*.jar)
  if [[ ! -r ${jar[0]} ]]; then
    printf '%s: %s is missing: build the distribution again with ops/dist.\n' "$name" "${jar[0]}" >&2
    exit 78
  fi
  if [[ -r $library/$name.aot ]]; then
    # It fits these very jars and this very JDK. Where it does not, it is left out without a word.
    options+=("-XX:AOTCache=$library/$name.aot" '-Xlog:aot*=off' '-Xlog:cds*=off')
  fi
  read -r -a more <<<"${VM_JAVA_OPTS:-}"
  unset VM_JAVA_OPTS
  exec "$JAVA_HOME/bin/java" "${options[@]}" "${more[@]}" -jar "${jar[0]}" "$@"
}
