# What every benchmark needs. Set root before; then: bench_setup, bench_run CLASS [ARGUMENT...]

for library in say apt jdk maven engines registry aot; do
  . "$root/bin/lib/$library.sh"
done

# bench_setup: a JDK, Maven, engines and a registry of its own, and the classes.
bench_setup() {
  local cache=${XDG_CACHE_HOME:-$HOME/.cache}/longshore
  find_or_install_jdk
  find_maven "$root"
  prepare_engines "$cache/engines"
  prepare_registry "$cache/registry"
  say "Compiling"
  "${mvn_cmd[@]}" -B -ntp -q -P jar-only -Dmaven.test.skip=false test-compile dependency:build-classpath \
    -Dmdep.includeScope=test -Dmdep.outputFile="$root/target/bench-classpath" </dev/null
  say "On $(nproc) processors ($(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)), $(java_version)"
}

# bench_app: Longshore as bin/serve starts it, and the jar that it is made of.
bench_app() {
  say "Building Longshore as it is served"
  "${mvn_cmd[@]}" -B -ntp -q -P jar-only package </dev/null
  LONGSHORE_JAR=$root/$(built_jar)
  LONGSHORE_APP=$root/target/serve/app
  export LONGSHORE_JAR LONGSHORE_APP
  prepare_app "$LONGSHORE_JAR" "$LONGSHORE_APP"
}

java_version() { "$JAVA_HOME/bin/java" -version 2>&1 | sed -n '1s/"//gp'; }

bench_run() {
  "$JAVA_HOME/bin/java" -Xmx1g --enable-native-access=ALL-UNNAMED \
    -cp "$root/target/test-classes:$root/target/classes:$(cat "$root/target/bench-classpath")" "$@"
}
