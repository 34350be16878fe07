/** Live vehicles and stations of every node, kept up to date by its stream. */
@NullMarked
package org.commonway.gateway.offers;

import org.jspecify.annotations.NullMarked;
