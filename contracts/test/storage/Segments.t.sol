// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Segments} from "../../src/storage/Segments.sol";
import {Test} from "../support/Test.sol";

contract SegmentsTest is Test {
    function test_knownSizes() public pure {
        assertEq(Segments.sectorsFor(1, 2), 1);
        assertEq(Segments.sectorsFor(62, 2), 1);
        assertEq(Segments.sectorsFor(63, 2), 2);
        assertEq(Segments.sectorsFor(1 << 25, 4), 270_601);
        assertEq(Segments.sectorsFor((1 << 25) + 1, 4), 270_602);
        assertEq(Segments.sectorsFor(1 << 30, 4), 32 * 270_601);
        assertEq(Segments.sectorsFor(1 << 30, 2), 32 * 541_201);
    }

    /// @dev Against the sentence of docs/formats.md, segment by segment.
    function testFuzz_sumOverSegments(uint256 size, uint256 k) public pure {
        size = bound(size, 1, 1 << 30);
        k = bound(k, 2, 32);
        uint256 sum;
        for (uint256 left = size; left != 0;) {
            uint256 segment = left < 1 << 25 ? left : 1 << 25;
            uint256 fragment = segment / k + (segment % k == 0 ? 0 : 1);
            sum += fragment / 31 + (fragment % 31 == 0 ? 0 : 1);
            left -= segment;
        }
        assertEq(Segments.sectorsFor(size, k), sum);
        assertLt(sum, 1 << 25, "a holding counts sectors in 25 bits");
    }
}
