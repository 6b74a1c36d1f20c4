// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "../support/Test.sol";
import {R2sActors} from "./R2sActors.sol";

/// @title Whatever anybody does: the engine finds a sound set, and stakes are all there.
/// @dev Plain forge test plays 32 x 64 calls; the campaign (mvn verify -Pfull) more than 100,000.
/// forge-config: default.invariant.fail-on-revert = true
/// forge-config: full.invariant.runs = 400
/// forge-config: full.invariant.depth = 256
contract R2sInvariantTest is Test {
    R2sActors private actors;

    function setUp() external {
        actors = new R2sActors();
        bytes4[] memory selectors = new bytes4[](16);
        selectors[0] = R2sActors.wait.selector;
        selectors[1] = R2sActors.jump.selector;
        selectors[2] = R2sActors.jump.selector;
        selectors[3] = R2sActors.register.selector;
        selectors[4] = R2sActors.topUp.selector;
        selectors[5] = R2sActors.exit.selector;
        selectors[6] = R2sActors.withdraw.selector;
        selectors[7] = R2sActors.submit.selector;
        selectors[8] = R2sActors.submitAll.selector;
        selectors[9] = R2sActors.submitAll.selector;
        selectors[10] = R2sActors.conclude.selector;
        selectors[11] = R2sActors.conclude.selector;
        selectors[12] = R2sActors.accuse.selector;
        selectors[13] = R2sActors.fill.selector;
        selectors[14] = R2sActors.fill.selector;
        selectors[15] = R2sActors.attack.selector;
        targetContract(address(actors));
        targetSelector(FuzzSelector(address(actors), selectors));
    }

    function invariant_theSetIsSoundAndStakesAreAllThere() external view {
        (address[] memory validators, uint256 safeSize) = actors.validators();
        assertGe(validators.length, safeSize, "below the safe size");
        assertGe(validators.length, 1, "empty");
        assertLe(validators.length, 11, "more than the seats");
        for (uint256 i = 1; i < validators.length; i++) {
            assertTrue(validators[i - 1] < validators[i], "duplicated or out of order");
        }
        (uint256 escrow, uint256 stakes) = actors.money();
        assertEq(escrow, stakes, "stake was made or lost");
        assertTrue(actors.everybodyIsLiable(), "a validator without a stake that can be fined");
        assertFalse(actors.strangerSucceeded(), "somebody acted beyond its authority");
    }

    /// @dev The invariants would hold trivially if nothing ever went through.
    function test_everyMoveCanSucceed() external {
        actors.register(7, 3_000 ether);
        actors.jump(true);
        actors.submitAll(23);
        actors.jump(false);
        actors.conclude(1);
        actors.accuse(0, 100, true);
        actors.wait(120);
        actors.fill(0);
        actors.exit(2);
        actors.jump(true);
        actors.submitAll(23);
        actors.jump(false);
        actors.conclude(1);
        actors.jump(false);
        actors.withdraw(2);
        string[7] memory moves = ["register", "submit", "conclude", "replaced", "accuse", "fill", "withdraw"];
        for (uint256 i = 0; i < moves.length; i++) {
            assertGt(actors.succeeded(moves[i]), 0, moves[i]);
        }
    }
}
