#!/bin/sh
exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 ${KAFKA_HEAP_OPTS:--Xmx256m} ${KAFKA_OPTS:-} \
  -Dlog4j2.level=${KAFKA_LOG4J_ROOT_LOGLEVEL:-WARN} -cp '/opt/kafka/libs/*' "$@"
