// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "../support/Test.sol";
import {AiGapActors} from "./AiGapActors.sol";

/// @title Whatever the actors do: every wei is somebody's, phases only go on, nothing refuted becomes final, no more is paid than there
/// was, and in the end nothing is stuck.
/// @dev One campaign for all, for what actors check themselves reverts.
/// forge-config: default.invariant.fail-on-revert = true
/// forge-config: default.invariant.runs = 12
/// forge-config: default.invariant.depth = 150
contract AiGapInvariantTest is Test {
    AiGapActors private actors;

    function setUp() public {
        actors = new AiGapActors();
        bytes4[] memory calls = new bytes4[](21);
        calls[0] = AiGapActors.creates.selector;
        calls[1] = AiGapActors.joins.selector;
        calls[2] = AiGapActors.leaves.selector;
        calls[3] = AiGapActors.commits.selector;
        calls[4] = AiGapActors.reveals.selector;
        calls[5] = AiGapActors.vouches.selector;
        calls[6] = AiGapActors.votesFor.selector;
        calls[7] = AiGapActors.revealsVote.selector;
        calls[8] = AiGapActors.pokes.selector;
        calls[9] = AiGapActors.plays.selector;
        calls[10] = AiGapActors.plays.selector;
        calls[11] = AiGapActors.plays.selector;
        calls[12] = AiGapActors.concludes.selector;
        calls[13] = AiGapActors.refutes.selector;
        calls[14] = AiGapActors.equivocates.selector;
        calls[15] = AiGapActors.demandsNodes.selector;
        calls[16] = AiGapActors.shows.selector;
        calls[17] = AiGapActors.expires.selector;
        calls[18] = AiGapActors.reclaims.selector;
        calls[19] = AiGapActors.claims.selector;
        calls[20] = AiGapActors.passes.selector;
        targetContract(address(actors));
        targetSelector(FuzzSelector(address(actors), calls));
    }

    function invariant_nobodyGainsByLying() public view {
        actors.checkBooks();
        assertEq(actors.everything(), actors.funded(), "every wei is accounted for");
        assertEq(actors.bonds(), actors.openBonds(), "bonds");
    }

    /// @dev At the end of each run.
    function afterInvariant() external {
        actors.endsEverything();
        assertEq(actors.escrows(), 0, "something is stuck");
        assertEq(actors.everything(), actors.funded());
    }

    /// @dev A harness in which nothing ever succeeds would prove nothing: the calls that lead furthest, by hand.
    function test_theActorsReachEveryEnd() public {
        actors.joins(0);
        actors.leaves(0);
        actors.plays(7, 0); // enrolment
        for (uint256 i; i < 5; ++i) {
            actors.plays(7, 0);
        }
        actors.concludes(0, true);
        for (uint256 i; i < 5; ++i) {
            actors.plays(7, 1);
        }
        actors.demandsNodes(1);
        actors.shows(1);
        actors.refutes(1);
        actors.concludes(0, true);
        actors.creates();
        for (uint256 i; i < 2; ++i) {
            actors.plays(7, 1); // four liars are gone: two failures end the task
        }
        actors.creates();
        actors.plays(7, 0);
        for (uint256 i; i < 5; ++i) {
            actors.plays(7, 2);
        }
        actors.demandsNodes(2);
        actors.expires(true);
        actors.equivocates(32);
        actors.endsEverything();
        bytes32[14] memory ends = [
            bytes32("join"),
            "leave",
            "commit",
            "reveal",
            "vouch",
            "vote commitment",
            "vote",
            "poke",
            "conclude",
            "strike",
            "demand",
            "show",
            "expire",
            "claim"
        ];
        for (uint256 i; i < ends.length; ++i) {
            assertGt(actors.succeeded(ends[i]), 0, string(bytes.concat(ends[i])));
        }
        assertGt(actors.succeeded("equivocation"), 0, "equivocation");
        assertEq(actors.escrows(), 0);
        invariant_nobodyGainsByLying();
    }
}
