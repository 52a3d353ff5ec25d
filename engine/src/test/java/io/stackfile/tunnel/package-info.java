@org.jspecify.annotations.NullMarked
package io.stackfile.tunnel;
