# Longshore's image: built from this folder, run without root, without a shell in use, on a read-only file system.
# The base images are arguments so that a mirror, or a test without a registry, can name its own.
ARG JDK_IMAGE=eclipse-temurin:25-jdk
ARG JRE_IMAGE=eclipse-temurin:25-jre

# Empty, unless --build-context maven-repository=FOLDER brings dependencies that need not be downloaded.
FROM scratch AS maven-repository

FROM ${JDK_IMAGE} AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY docs/problems docs/problems
COPY src/main src/main
# Tests and format are bin/test's business; here a jar is made and taken apart, so that it starts faster.
RUN --mount=type=bind,from=maven-repository,target=/maven-repository,rw \
    --mount=type=cache,target=/root/.m2 \
    maven=$(command -v mvn || echo ./mvnw) && \
    options="-B -ntp -q -P jar-only" && \
    if [ -n "$(ls /maven-repository)" ]; then options="$options -o -llr -Dmaven.repo.local=/maven-repository"; fi && \
    "$maven" $options package && \
    java -Djarmode=tools -jar target/longshore-*.jar extract --destination /app && \
    mv /app/longshore-*.jar /app/longshore.jar && \
    mkdir /data

# It starts on a stand-in for an engine and writes down what it loaded, for the very Java and the very files that run later.
FROM ${JRE_IMAGE} AS rehearsal
COPY --from=build /app /app
COPY src/main/jvm /jvm
RUN cp /jvm/serve.args /app/ && \
    timeout 600 java @/jvm/serve.args @/jvm/rehearsal.args -XX:AOTCacheOutput=/app/longshore.aot \
      -cp /app/longshore.jar dev.longshore.rehearsal.Rehearsal 2

FROM ${JRE_IMAGE}
LABEL org.opencontainers.image.title="Longshore" \
      org.opencontainers.image.description="A safe, fast, explained HTTP API over Docker Engines" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=rehearsal /app /app
COPY --from=build --chown=65532:65532 /data /data
ENV SERVER_ADDRESS=0.0.0.0 \
    LONGSHORE_DATADIR=/data
USER 65532:65532
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 \
    CMD ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx16m", "-cp", "/app/longshore.jar", "dev.longshore.HealthCheck"]
ENTRYPOINT ["java", "@/app/serve.args", "-XX:AOTCache=/app/longshore.aot", "-XX:MaxRAMPercentage=60", "-jar", "/app/longshore.jar"]
