// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Vm} from "../support/Vm.sol";
import {ReferenceRule} from "./ReferenceRule.sol";
import {Trees} from "./Trees.sol";

/// @title The rounds that the Java module has computed (ai/rounds.json), by number.
library SharedRounds {
    Vm private constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    function read() internal view returns (string memory) {
        return vm.readFile("../fl-trainer/aggregation/src/test/resources/ai/rounds.json");
    }

    function exists(string memory json, uint256 number) internal view returns (bool) {
        return vm.keyExistsJson(json, path(number, ""));
    }

    function given(string memory json, uint256 number) internal pure returns (ReferenceRule.Given memory round) {
        round.components = vm.parseJsonUint(json, path(number, ".components"));
        round.f = vm.parseJsonUint(json, path(number, ".f"));
        round.gate = vm.parseJsonBool(json, path(number, ".gate"));
        round.momentum = int256(vm.parseJsonUint(json, path(number, ".momentum")));
        round.rate = int256(vm.parseJsonUint(json, path(number, ".rate")));
        uint256[] memory seats = vm.parseJsonUintArray(json, path(number, ".seats"));
        for (uint256 i; i < seats.length; ++i) {
            round.included |= 1 << seats[i];
        }
        round.base = vector(json, number, ".base");
        round.lastDirection = vector(json, number, ".lastDirection");
        round.lastVelocity = vector(json, number, ".lastVelocity");
        bytes[] memory updates = vm.parseJsonBytesArray(json, path(number, ".updates"));
        round.updates = new int256[][](updates.length);
        for (uint256 i; i < updates.length; ++i) {
            round.updates[i] = Trees.vectorOf(updates[i]);
        }
    }

    function vector(string memory json, uint256 number, string memory key) internal pure returns (int256[] memory) {
        return Trees.vectorOf(vm.parseJsonBytes(json, path(number, key)));
    }

    function word(string memory json, uint256 number, string memory key) internal pure returns (bytes32) {
        return vm.parseJsonBytes32(json, path(number, key));
    }

    function path(uint256 number, string memory key) internal pure returns (string memory) {
        return string.concat(".rounds[", vm.toString(number), "]", key);
    }
}
