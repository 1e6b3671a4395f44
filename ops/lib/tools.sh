# Installs the programs that are missing. Sourced, after say.sh and java.sh.

# command | Debian package | what Voicemill does with it
readonly TOOLS='
mvn|maven|builds the modules
ffmpeg|ffmpeg|encodes audio
ffprobe|ffmpeg|measures audio
espeak-ng|espeak-ng|pronounces unknown words
redis-server|redis-server|holds the queue
pip3|python3-pip|fetches model packages
npm|npm|fetches model packages
setsid|util-linux|starts processes as a group
setpriv|util-linux|ends processes with their parent
flock|util-linux|keeps two builds apart
'

# Prints the lines of TOOLS whose command is missing.
missing_tools() {
  local command package purpose
  while IFS='|' read -r command package purpose; do
    [[ -n $command ]] || continue
    command -v "$command" >/dev/null || printf '%s|%s|%s\n' "$command" "$package" "$purpose"
  done <<<"$TOOLS"
}

# Installs what is missing with apt-get; without root, or without apt-get, says the command and stops.
install_missing_tools() {
  local missing packages line
  missing=$(missing_tools)
  [[ -n $missing ]] || return 0
  mapfile -t packages < <(cut -d '|' -f 2 <<<"$missing" | sort -u)
  say "Missing on this machine:"
  while IFS='|' read -r -a line; do note "${line[0]} (package ${line[1]}): ${line[2]}"; done <<<"$missing"
  command -v apt-get >/dev/null ||
    fail "install these with this system's package manager, then run again: ${packages[*]}"
  if [[ $(id -u) -ne 0 ]]; then
    fail "only root may install them. Run: sudo apt-get install -y --no-install-recommends ${packages[*]}"
  fi
  apt_install "${packages[@]}"
  missing=$(missing_tools)
  [[ -z $missing ]] || fail "still missing after apt-get: $(cut -d '|' -f 1 <<<"$missing" | paste -sd ' ')"
}

# apt-get with its own words in a file, which is shown only when it fails.
apt_install() {
  local log
  log=$(mktemp)
  say "Installing ${*} (apt-get; a few minutes on a bare machine)"
  if ! { DEBIAN_FRONTEND=noninteractive apt-get update &&
    keep_services_stopped DEBIAN_FRONTEND=noninteractive \
      apt-get install -y --no-install-recommends "$@"; } </dev/null >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    fail "apt-get could not install them; its last lines stand above. Run it by hand, then run again."
  fi
  rm -f "$log"
}

# Runs a command so that a package's service (redis-server) is not started by its installation:
# invoke-rc.d asks policy-rc.d, and 101 means no.
keep_services_stopped() {
  local policy=/usr/sbin/policy-rc.d status=0
  if [[ -e $policy ]]; then
    env "$@" || status=$?
  else
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
    env "$@" || status=$?
    rm -f "$policy"
  fi
  return "$status"
}

# Sets JAVA_HOME to a JDK 25 or newer; as root on a system that packages one, installs it.
require_jdk() {
  if find_java 25 javac; then return 0; fi
  if [[ $(id -u) -eq 0 ]] && command -v apt-get >/dev/null &&
    apt-cache policy openjdk-25-jdk-headless 2>/dev/null | grep -q 'Candidate: [0-9]'; then
    apt_install openjdk-25-jdk-headless
    if find_java 25 javac; then return 0; fi
  fi
  fail "no JDK 25 or newer found in JAVA_HOME, PATH or /usr/lib/jvm: install one (package openjdk-25-jdk, or Eclipse Temurin from adoptium.net) and set JAVA_HOME to it."
}
