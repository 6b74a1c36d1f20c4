// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAiGapRounds} from "../../src/ai/IAiGapRounds.sol";
import {IAiGapTasks} from "../../src/ai/IAiGapTasks.sol";
import {AiGapFixture} from "./AiGapFixture.sol";

/// @title What a round costs a participant, held below 200,000 gas in all its five calls (issue 8), whatever the size of the model.
/// @dev In isolation every call is a transaction of its own: cold storage, 21,000 and calldata are in the figures.
/// forge-config: default.isolate = true
contract AiGapGasTest is AiGapFixture {
    uint256 private constant MOST = 200_000;
    uint32 private constant ALL = 1023;

    function setUp() external {
        deployAi();
        IAiGapTasks.Terms memory given = terms();
        given.plan.maximum = 10;
        given.plan.f = 1;
        given.plan.rounds = 3;
        begin(given);
    }

    function test_aParticipantsRound() external {
        measureRound("first");
        measureRound("second");
    }

    function measureRound(string memory name) private {
        uint256 first;
        uint256 last;
        for (uint256 seat; seat < 10; ++seat) {
            commit(seat);
            uint256 gas = snapshot(seat, "commit", name);
            if (seat == 0) first += gas;
            if (seat == 9) last += gas;
        }
        aiRounds.poke(task);
        vm.snapshotGasLastCall("ai", string.concat("poke to reveal, ", name));
        for (uint256 seat; seat < 10; ++seat) {
            reveal(seat);
            uint256 gas = snapshot(seat, "reveal", name);
            if (seat == 0) first += gas;
            if (seat == 9) last += gas;
        }
        aiRounds.poke(task);
        vm.snapshotGasLastCall("ai", string.concat("poke to availability, ", name));
        for (uint256 seat; seat < 10; ++seat) {
            vouch(seat, ALL);
            uint256 gas = snapshot(seat, "vouch", name);
            if (seat == 0) first += gas;
            if (seat == 9) last += gas;
        }
        aiRounds.poke(task);
        vm.snapshotGasLastCall("ai", string.concat("poke to aggregate, ", name));
        IAiGapRounds.Outcome memory outcome = outcomeOf("honest");
        for (uint256 seat; seat < 10; ++seat) {
            commitVote(seat, outcome);
            uint256 gas = snapshot(seat, "commit vote", name);
            if (seat == 0) first += gas;
            if (seat == 9) last += gas;
        }
        aiRounds.poke(task);
        vm.snapshotGasLastCall("ai", string.concat("poke to vote, ", name));
        for (uint256 seat; seat < 10; ++seat) {
            vote(seat, outcome);
            uint256 gas = snapshot(seat, "vote", name);
            if (seat == 0) first += gas;
            if (seat == 9) last += gas;
        }
        aiRounds.poke(task);
        vm.snapshotGasLastCall("ai", string.concat("poke to challenge, ", name));
        conclude(outcome);
        vm.snapshotGasLastCall("ai", string.concat("conclude, ", name));
        uint256 most = first > last ? first : last;
        vm.snapshotValue("ai", string.concat("participant and round, ", name), most);
        assertLe(most, MOST, "five calls");
    }

    function snapshot(uint256 seat, string memory call, string memory name) private returns (uint256) {
        if (seat != 0) return vm.lastCallGas().gasTotalUsed;
        return vm.snapshotGasLastCall("ai", string.concat(call, ", ", name));
    }
}
