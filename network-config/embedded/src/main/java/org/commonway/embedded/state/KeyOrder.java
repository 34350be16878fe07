package org.commonway.embedded.state;

import java.util.Comparator;

/**
 * The order of keys in a range query. Fabric's state database orders the UTF-8 bytes, which is the order of code
 * points; {@link String#compareTo} differs from it for characters beyond U+FFFF, and composite keys end their ranges
 * with U+10FFFF.
 */
enum KeyOrder implements Comparator<String> {
    BY_CODE_POINT;

    @Override
    public int compare(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                // A surrogate stands for a code point beyond U+FFFF: it is the larger, whatever its own number.
                boolean leftBeyond = Character.isSurrogate(a);
                boolean rightBeyond = Character.isSurrogate(b);
                return leftBeyond == rightBeyond ? Character.compare(a, b) : leftBeyond ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
