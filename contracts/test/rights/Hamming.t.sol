// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Hamming} from "../../src/rights/Hamming.sol";
import {Test} from "../support/Test.sol";

/// @title Differing bits, against counting them one by one.
contract HammingTest is Test {
    function test_countsEachBit(uint256 left, uint256 right) external pure {
        assertEq(Hamming.distance(left, right), slowly(left ^ right));
    }

    function test_countsDenseAndSparseWords(uint256 word, uint8 shift) external pure {
        assertEq(Hamming.distance(word >> shift, 0), slowly(word >> shift));
        assertEq(Hamming.distance(~(word >> shift), 0), 256 - slowly(word >> shift));
    }

    function test_edges() external pure {
        assertEq(Hamming.distance(0, 0), 0);
        assertEq(Hamming.distance(type(uint256).max, type(uint256).max), 0);
        assertEq(Hamming.distance(type(uint256).max, 0), 256);
        for (uint256 bit; bit < 256; ++bit) {
            assertEq(Hamming.distance(1 << bit, 0), 1);
            assertEq(Hamming.distance(type(uint256).max ^ (1 << bit), 0), 255);
        }
    }

    function slowly(uint256 word) private pure returns (uint256 bits) {
        for (; word != 0; word &= word - 1) {
            ++bits;
        }
    }
}
