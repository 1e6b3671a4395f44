# Lines for the person who runs the scripts. Sourced.

# What is being done now.
say() { printf '==> %s\n' "$*"; }

# A detail under the line before it.
note() { printf '    %s\n' "$*"; }

# The reason to stop, with its fix.
fail() {
  printf 'voicemill: %s\n' "$*" >&2
  exit 1
}
