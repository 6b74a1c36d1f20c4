// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Vm} from "./Vm.sol";

/// @title Puts the product's own bytecode on the test chain.
/// @dev Tests are compiled without the optimiser's slow pipeline and never compile what they test: it comes from out/, as
/// `forge build` left it for deployment. So gas is the product's, and a changed test compiles in seconds.
library Deploy {
    Vm private constant VM = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    /// @notice Like `new name(arguments)`, reverts included; the creator is the calling test.
    /// @param name of a contract under src/, in a file of the same name
    /// @param arguments abi.encode of the constructor's
    function create(string memory name, bytes memory arguments) internal returns (address where) {
        bytes memory code = bytes.concat(VM.getCode(string.concat("out/", name, ".sol/", name, ".json")), arguments);
        assembly ("memory-safe") {
            where := create(0, add(code, 0x20), mload(code))
            if iszero(where) {
                let free := mload(0x40)
                returndatacopy(free, 0, returndatasize())
                revert(free, returndatasize())
            }
        }
    }
}
