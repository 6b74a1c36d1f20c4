// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IValidatorSet} from "../../src/consensus/IValidatorSet.sol";
import {Vm} from "./Vm.sol";

/// @title Puts ValidatorSet on the test chain the way a genesis does: code and two slots, no transaction.
library GenesisSet {
    Vm private constant VM = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    address internal constant WHERE = 0x0000000000000000000000000000000000000c55;
    address internal constant STORED = 0x0000000000000000000000000000000000000C56;

    /// @param validators ascending
    function place(address bootstrapper, address[] memory validators) internal returns (IValidatorSet) {
        bytes memory code = hex"00";
        for (uint256 i = 0; i < validators.length; i++) {
            code = abi.encodePacked(code, validators[i]);
        }
        VM.etch(STORED, code);
        VM.etch(WHERE, VM.getDeployedCode("out/ValidatorSet.sol/ValidatorSet.json"));
        VM.store(WHERE, 0, bytes32(uint256(uint160(bootstrapper))));
        VM.store(WHERE, bytes32(uint256(1)), bytes32(uint256(uint160(STORED))));
        return IValidatorSet(WHERE);
    }

    /// @notice Throw-away accounts, ascending: 0x1001, 0x1002 ...
    function addresses(uint256 count) internal pure returns (address[] memory validators) {
        validators = new address[](count);
        for (uint256 i = 0; i < count; i++) {
            validators[i] = address(uint160(0x1001 + i));
        }
    }
}
