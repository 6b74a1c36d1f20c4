// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAiGapRounds} from "../../src/ai/IAiGapRounds.sol";

/// @title Stands where AiGapRounds stands in the Directory: says what a test puts in, remembers what is struck.
contract RoundsDouble {
    IAiGapRounds.Round private _round;
    IAiGapRounds.Plan private _plan;
    IAiGapRounds.Models private _models;
    bytes32 private _leader;
    bytes32[] private _updates;

    bytes32 public struck;
    address public challenger;

    function put(
        IAiGapRounds.Plan calldata plan,
        IAiGapRounds.Models calldata models,
        bytes32[] calldata updates,
        uint32 included
    ) external {
        (_plan, _models, _updates) = (plan, models, updates);
        _round.phase = IAiGapRounds.Phase.Challenge;
        _round.included = included;
    }

    function lead(bytes32 leader) external {
        (_leader, struck, challenger) = (leader, 0, address(0));
    }

    function stateOf(uint256) external view returns (IAiGapRounds.State memory state) {
        (state.round, state.plan, state.models, state.leader) = (_round, _plan, _models, _leader);
    }

    function updatesOf(uint256) external view returns (bytes32[] memory) {
        return _updates;
    }

    function strike(uint256, bytes32 outcome, address by) external {
        (struck, challenger) = (outcome, by);
    }
}
