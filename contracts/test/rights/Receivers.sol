// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {IERC721Receiver} from "@openzeppelin/contracts/token/ERC721/IERC721Receiver.sol";
import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";

/// @title Takes a certificate and, while it is being handed over, does what the test wrote into it.
contract HostileReceiver is IERC721Receiver {
    address public target;
    bytes public call;
    bytes public failure;
    bool public refuses;

    function plan(address where, bytes calldata what) external {
        (target, call) = (where, what);
    }

    function refuse() external {
        refuses = true;
    }

    function run(address where, bytes calldata what) external returns (bytes memory answer) {
        bool done;
        (done, answer) = where.call(what);
        if (!done) {
            assembly ("memory-safe") {
                revert(add(answer, 0x20), mload(answer))
            }
        }
    }

    function onERC721Received(address, address, uint256, bytes calldata) external returns (bytes4) {
        require(!refuses, "refused");
        if (target != address(0)) {
            (bool done, bytes memory answer) = target.call(call);
            if (!done) failure = answer;
        }
        return IERC721Receiver.onERC721Received.selector;
    }
}

/// @title Holds certificates and signs with one key (ERC-1271).
contract ContractWallet is IERC1271 {
    bytes32 private immutable ACCEPTED;

    constructor(bytes32 digest) {
        ACCEPTED = digest;
    }

    function isValidSignature(bytes32 digest, bytes calldata) external view returns (bytes4) {
        return digest == ACCEPTED ? IERC1271.isValidSignature.selector : bytes4(0);
    }
}
