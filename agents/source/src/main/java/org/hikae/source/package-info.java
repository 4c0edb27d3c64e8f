/// What every kind of source can do, and every kind of service: the ports that the agent drives.
@NullMarked
package org.hikae.source;

import org.jspecify.annotations.NullMarked;
