@org.jspecify.annotations.NullMarked
package io.stackfile.host.check;
