# Takes Longshore's jar apart, and lets it rehearse: what the JVM loads and links for that is written down, and a start takes it
# from there (JEP 514). Run from the project's folder. Needs say.sh and jdk.sh.

REHEARSAL_SECONDS=300

# built_jar: the jar that Maven has built, or nothing.
built_jar() { find target -maxdepth 1 -name 'longshore-*.jar' -print -quit 2>/dev/null; }

# prepare_app JAR FOLDER: makes FOLDER/longshore.jar and FOLDER/longshore.aot, once for each jar and JDK.
prepare_app() {
  local jar=$1 folder=$2 made
  made=$(app_made_of "$jar" "$folder")
  [ "$(cat "$folder/made-of" 2>/dev/null)" != "$made" ] || return 0
  rm -rf "$folder"
  "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$jar" extract --destination "$folder" >/dev/null
  mv "$folder"/longshore-*.jar "$folder/longshore.jar"
  rehearse "$folder"
  printf '%s\n' "$made" >"$folder/made-of"
}

# app_made_of JAR FOLDER: what a change of makes the rehearsal worthless.
app_made_of() {
  printf '%s\n' "$2" "$(stat -c '%Y %s' "$1")" "$(cksum src/main/jvm/*.args)"
  env -u JAVA_TOOL_OPTIONS -u JDK_JAVA_OPTIONS "$JAVA_HOME/bin/java" -version 2>&1
}

# rehearse FOLDER: without a rehearsal Longshore runs all the same.
rehearse() {
  local folder=$1
  say "Rehearsing, so that Longshore starts faster from now on (half a minute, once)"
  timeout --foreground "$REHEARSAL_SECONDS" env -i PATH="$PATH" HOME="$HOME" \
    "$JAVA_HOME/bin/java" @src/main/jvm/serve.args @src/main/jvm/rehearsal.args -XX:AOTCacheOutput="$folder/longshore.aot" \
    -cp "$folder/longshore.jar" dev.longshore.rehearsal.Rehearsal 2 </dev/null >"$folder/rehearsal.log" 2>&1 && return 0
  rm -f "$folder/longshore.aot"
  warn "the rehearsal failed, so Longshore starts as slowly as before. What it said: $folder/rehearsal.log"
}

# app_command FOLDER: sets the array app_java, which starts Longshore.
app_command() {
  app_java=("$JAVA_HOME/bin/java" @src/main/jvm/serve.args)
  [ ! -f "$1/longshore.aot" ] || app_java+=("-XX:AOTCache=$1/longshore.aot")
  app_java+=(-jar "$1/longshore.jar")
}
