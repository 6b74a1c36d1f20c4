// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {Vault} from "../../src/token/Vault.sol";
import {Listings} from "../../src/trade/Listings.sol";

/// @title A buyer that would refuse, re-enter and burn gas if anybody called it.
contract HostileReceiver {
    Listings private immutable LISTINGS;
    uint256 public calls;

    constructor(Listings listings) {
        LISTINGS = listings;
    }

    function buy(uint256 certificate, uint256 maximum, bytes32 lineage) external {
        LISTINGS.buy(certificate, maximum, lineage);
    }

    function onERC721Received(address, address, uint256 certificate, bytes calldata) external returns (bytes4) {
        ++calls;
        LISTINGS.buy(certificate, type(uint256).max, bytes32(0));
        return bytes4(0);
    }
}

/// @title A token that claims success, takes a fee and calls back.
contract HostileToken is ERC20 {
    Vault private immutable VAULT;

    constructor(Vault vault) ERC20("CESS", "CESS") {
        VAULT = vault;
        _mint(msg.sender, 1e30);
    }

    function _update(address from, address to, uint256 value) internal override {
        super._update(from, to, value);
        if (to == address(VAULT)) VAULT.withdraw(from, value);
    }
}
