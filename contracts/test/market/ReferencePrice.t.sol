// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ReferencePrice} from "../../src/market/ReferencePrice.sol";
import {Test} from "../support/Test.sol";

contract ReferencePriceTest is Test {
    function test_targetRisesWithTheSquareOfUtilisation() public pure {
        assertEq(ReferencePrice.target(1 ether, 10_000, 0, 0), 1 ether);
        assertEq(ReferencePrice.target(1 ether, 10_000, 0, 1_000), 1 ether);
        assertEq(ReferencePrice.target(1 ether, 10_000, 500, 1_000), 1.25 ether);
        assertEq(ReferencePrice.target(1 ether, 10_000, 1_000, 1_000), 2 ether);
        assertEq(ReferencePrice.target(1 ether, 50_000, 1_000, 1_000), 6 ether);
        // More used than declared cannot be, and changes nothing if it is.
        assertEq(ReferencePrice.target(1 ether, 10_000, 5_000, 1_000), 2 ether);
    }

    function testFuzz_targetIsBetweenBaseAndItsMultiple(uint128 base, uint16 steepness, uint96 used, uint96 declared)
        public
        pure
    {
        uint256 target = ReferencePrice.target(base, steepness, used, declared);
        assertGe(target, base);
        assertLe(target, base + uint256(base) * steepness / 10_000);
    }

    function testFuzz_aDayMovesNoMoreThanAllowed(uint128 recorded, uint128 goal, uint256 change, uint256 elapsed)
        public
        pure
    {
        vm.assume(recorded != 0);
        change = bound(change, 0, 2_000);
        elapsed = bound(elapsed, 0, 10_000);
        uint256 price = ReferencePrice.toward(recorded, goal, change, elapsed);
        (uint256 low, uint256 high) = recorded < goal ? (recorded, goal) : (goal, recorded);
        assertGe(price, low);
        assertLe(price, high);
        if (elapsed == 0) assertEq(price, recorded);
        uint256 next = ReferencePrice.toward(price, goal, change, 1);
        if (goal >= price) assertLe(next - price, (price * change + 9_999) / 10_000);
        else assertLe(price - next, (price * change + 9_999) / 10_000);
        if (change != 0 && price != goal) assertNotEq(next, price);
    }

    function test_smallPricesMoveToo() public pure {
        assertEq(ReferencePrice.toward(1, 10, 1, 3), 4);
        assertEq(ReferencePrice.toward(3, 0, 1, 2), 1);
    }

    function test_aLongPauseMovesAtMostSixtyFourDays() public pure {
        assertEq(
            ReferencePrice.toward(1 ether, 1_000_000 ether, 500, 65_535),
            ReferencePrice.toward(1 ether, 1_000_000 ether, 500, 64)
        );
    }
}
