// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "./Test.sol";

/// @title The test base itself: a base that cannot fail would make every other test worthless.
contract SupportTest is Test {
    function test_anAssertionThatDoesNotHoldReverts() external {
        vm.expectRevert();
        this.compare(1, 2);
        this.compare(2, 2);
    }

    function testFuzz_boundStaysInRange(uint256 value, uint256 minimum, uint256 maximum) external pure {
        vm.assume(minimum <= maximum);
        uint256 result = bound(value, minimum, maximum);
        assertGe(result, minimum);
        assertLe(result, maximum);
    }

    function test_boundReachesItsEdges() external pure {
        assertEq(bound(0, 10, 20), 10);
        assertEq(bound(type(uint256).max, 10, 20), 20);
        assertEq(bound(0, 0, type(uint256).max), 0);
    }

    function test_signaturesRecover() external {
        (address account, uint256 privateKey) = makeAccount("somebody");
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(privateKey, keccak256("digest"));
        assertEq(ecrecover(keccak256("digest"), v, r, s), account);
        (bytes32 compactR, bytes32 vs) = vm.signCompact(privateKey, keccak256("digest"));
        assertEq(compactR, r);
        assertEq(uint256(vs) << 1 >> 1, uint256(s));
    }

    function test_timeMoves() external {
        vm.warp(1000);
        skip(5);
        assertEq(block.timestamp, 1005);
    }

    function compare(uint256 left, uint256 right) external pure {
        assertEq(left, right);
    }
}
